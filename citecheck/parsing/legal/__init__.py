"""Law in running text: cases, statutes and short forms, recognised so that they are never compared with papers."""

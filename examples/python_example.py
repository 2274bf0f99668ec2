import citecheck

answer = """Attention alone suffices [1], and large models learn a task from a few examples [2].

## References
[1] Vaswani, A., Shazeer, N., et al. (2017). Attention is all you need. NeurIPS.
[2] Duarte, L., & Kim, S. (2020). Language models are few-shot learners. NeurIPS.
"""
report = citecheck.verify(answer)
for finding in report.findings:
    print(finding.code, finding.message)
print(citecheck.rewrite(report))

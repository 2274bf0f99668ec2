"""The words that tell the parts of a reference apart: venues, publishers, months, abbreviations.

Collected from ISO 4 title-word abbreviations, CSL locale terms and the house styles named in ``tests/bench/styles.py``.
"""

from __future__ import annotations

import re

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Fall|Autumn|Winter)\b\.?"
)
YEAR = r"(?:1[5-9]\d\d|20\d\d)"

VENUE_WORD = re.compile(
    r"\b(?:Journals?|J\.(?= [A-Z][a-z]{1,8}\.)|Proceedings|Proc\.|Conference|Conf\.|Transactions|Trans\.|Letters"
    r"|Lett\.|Review|Reviews|Rev\.|"
    r"Annals|Ann\.|Advances|Adv\.|Workshop|Symposium|Symp\.|Bulletin|Bull\.|Magazine|Quarterly|Archives?|Archiv|"
    r"Zeitschrift|Revue|Revista|Rivista|Acta|Annual|Lecture Notes|arXiv|CoRR|bioRxiv|medRxiv|SSRN|PLoS|PLOS|IEEE|ACM|"
    r"NeurIPS|NIPS|ICML|ICLR|CVPR|ICCV|ECCV|AAAI|IJCAI|ACL|EMNLP|NAACL|Science|Nature|Lancet|Cell|Phys\.|Chem\.|Int\.|"
    r"International|Academy|Association|Society|Studies|Research|Reports|Communications|Frontiers|Handbook|"
    r"Encyclopedia|Working Paper|Technical Report|thesis|dissertation)(?!\w)"
)
"""A word that stands in names of journals, proceedings and series."""

SUBJECT_WORD = re.compile(
    r"\b(?:Discussions|Abstracts|Economics|Physics|Games|Behaviou?r|Mathematics|Dynamics|Systems|Sciences?|Medicine"
    r"|Biology|Chemistry|"
    r"Psychology|Education|Engineering|Comput(?:ing|ation|ers?)|Statistics|Statistical|Optimization|Theory|Methods"
    r"|Applications|"
    r"Technology|Energy|Materials|Health|Policy|Law|History|Philosophy|Linguistics|Languages?|Processing|Learning"
    r"|Networks?|"
    r"Intelligence|Vision|Robotics|Neurosciences?|Ecology|Evolution|Genetics|Geology|Sociology|University|Institute)\b"
)
"""A subject that names a venue rather than a person."""

VENUE_START = re.compile(
    r"(?:[Ii]n:?\s(?=[A-Z\d\"'])|[Ii]n:\s|[Ii]n\s[Pp]roc|Proceedings\b(?!\.)|Proc\.|Advances in\b"
    r"|arXiv\b|CoRR\b|bioRxiv\b|"
    r"(?:The )?(?:\w{1,20} )?Journal (?:of|for|on)\b|J\. (?=[A-Z])|Int\. (?:J|Conf)\.|Journal\b|IEEE\b|ACM\b|Annals "
    r"of\b|Transactions (?:of|on)\b|Annual Review|"
    r"International (?:Journal|Conference)|(?:Unpublished )?(?:Ph\.? ?D\.?|[Dd]octoral|[Mm]aster'?s|M\.?Sc\.?) ?"
    r"(?:thesis|dissertation|Thesis|Dissertation)|(?:Technical|Tech\.) [Rr]ep|Working [Pp]aper|NBER |Lecture Notes in|"
    r"(?:Edited|Translated|Revised|Reprint(?:ed)?|Trans\.|Introduction by)\b|(?:\w{1,12} )?[Ee]dition\b|\d{1,2}\w\w "
    r"[Ee]d\.|"
    r"[Ss]ubmitted to|[Tt]o appear)"
)
"""How a container begins; strong evidence that the title ends before it."""

PUBLISHER = re.compile(
    r"\b(?:Press|Publish(?:er|ers|ing)|Publications|Verlag|Wiley|Elsevier|Springer|Routledge|SAGE|Sage|Blackwell|"
    r"Macmillan|McGraw|Kaufmann|Books|[ÉE]ditions|Penguin|Houghton|Norton|Birkh[äa]user|Kluwer|Dover|Prentice|Addison|"
    r"Pearson|Brill|Gruyter|Benjamins|Curran|Erlbaum|O'Reilly|Knopf|Vintage|Harper|Random House|Basic Books|Allyn|CRC|"
    r"Chapman|Cengage|Freeman|Sons|Gallimard|Suhrkamp|Mohr|Nijhoff|Oldenbourg|PMLR|Giroux|Doubleday|Schuster|Viking"
    r"|Ballantine|Bantam|HarperCollins|Bloomsbury|Polity|Verso|Company|Cie|Co\.)(?!\w)"
)
"""A word that stands in names of publishers."""

PLACE_PUBLISHER = re.compile(
    r"(?:[A-Z][\w.'’-]{1,25}(?:[ ,&/]{1,3}(?:[A-Z][\w.'’-]{0,25}"
    r"|and)){0,5}):\s(?P<publisher>[A-Z\u00c0-\u017f][^:;,.]{1,60}(?:, [A-Z]\w{1,20} (?:and|&) [A-Z]\w{1,20})?)"
)
"""``New York: Wiley``."""

ABBREVIATIONS = frozenset(
    "vs v dr st no nos mr mrs ms prof cf ca e.g i.e etc approx sp spp var ssp subsp vol fig figs eq dept univ u.s "
    "u.k d.c "
    "ph.d inc ltd jr sr al ed eds rev int conf proc symp trans lett phys chem math biol med sci eng comput syst inf "
    "process netw mach artif intell appl stat theor soc am amer acad natl nat commun adv ann annu "
    "mech struct mater res dev acta bull j clin exp psychol neurosci neurol psychiatry econ econom rep tech quart "
    "geophys astrophys astron atmos environ ecol evol genet mol biochem biophys pharm pharmacol immunol microbiol "
    "zool bot agric surg radiol oncol cardiol pediatr nucl instrum opt electron commun mag lang linguist hist "
    "phil philos rev condens intl dist multim retr mod prog oper manag educ electr energ anal numer algebr geom "
    "topol discrete combin probab assoc inst dept amst ser sect suppl".split()
)
"""Words whose full stop does not end a sentence (ISO 4 abbreviations of title words, and common ones)."""

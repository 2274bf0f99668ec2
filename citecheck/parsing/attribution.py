"""Words beside a name that say whether it is an author: what authors do, what leads to them, and what is no author."""

from __future__ import annotations

import re

from citecheck.parsing.letters import UPPER
from citecheck.parsing.organisations import ACRONYMS

REPORTS = re.compile(
    r"(?:\s\w{3,12}ly)?\s(?:(?:has|have|had|also|first|later|then|a|ont|ha|hat|haben)\s){0,2}(?:acknowledg|add|agree"
    r"|advocat|analy|appl(?:y|ie)|argu|ask|assert|attribut|believ|calculat|call|catalog|caution|challeng|chart|claim|coin|compar|compil|conced|confirm"
    r"|conceptuali|conclud|conjectur|contend|counter|critici|defin|demonstrat|deriv|describ|develop|disagree|discuss"
    r"|disput|doubt|emphasi|established|estimat|examin|explain|explor|extend|find|formali[sz]|found|held|hold|hypothesi"
    r"|identif|insist|interview|introduc|investigat|list|maintain|map|measur|not(?:e|ing)|object|observ|offer|pioneer|point|popular"
    r"|present|propos|prov|publish|recommend|reconsider|refut|reject|replicat|remark|remind|repeat|repl(?:y|ie)|report|respond|review|show"
    r"|speculat|reanaly[sz]|reassess|reinterpret|revisit|re-?examin|assess|construct|document|evaluat|generali[sz]|highlight"
    r"|interpret|obtain|quantif|refin|simulat|summari[sz]|synthesi[sz]|tackl|treat|validat|verif|debunk|disprov"
    r"|(?:looked|looks) (?:at|into)|set out"
    r"|speculat|state|stress|stud|suggest|survey|theori[sz]|think|thought|trac|urge|use|warn|writes|wrote|look(?:s|ed)?\sat"
    r"|had\s(?:this|that|the(?:\ssame)?)\s(?:idea|insight|intuition|thought)|complet|conceiv|deduc|disprov|formulat|infer"
    r"|invent|intuit|reason|rediscover"
    r"|(?:gave|gives)\s(?:the|this|an?|it)\s(?:\w{2,12}\s){0,3}(?:account|arguments?|concept|definition|description|example"
    r"|explanation|form|framework|idea|interpretation|name|notion|overview|proof|review|shape|summary|theory|version)\b"
    r"|(?:laid|lays|sets?)\sout|puts?\sforward|(?:took|takes)\s(?:up|issue)|(?:drew|draws)\s(?:up)?on"
    r"|went\s(?:on to|further)"
    r"|rais(?:es|ed)\s(?:doubts|concerns|objections|the\s(?:question|possibility|objection|issue))"
    r"|provid|contribut|sketch|outlin|fram(?:e[sd]|ing)|recast"
    r"|advanc|corroborat|concur|dissent|broaden|elaborat|codif|crystalli|sharpen|underlin|underscor|stipulat|posit(?:s|ed)"
    r"|illustrat|exemplif|attempt|sought|seeks|concentrat|adopt|rel(?:y|ies|ied) on"
    r"|anticipat|articulat|characteri|clarif|comment(?:s|ed)|complain|contest|delineat|den(?:y|ie[sd])|devis|diagnos|dissent"
    r"|distinguish|elaborat|endors|enumerat|favou?r|imagin|impl(?:y|ies|ied)|infers?|intimat|judg|justif|liken|mention|notic|outlin"
    r"|oppos|overlook|perceiv|postulat|question(?:s|ed)\s|rebut|recast|recogni|reconstruct|reformulat|reframe|reiterat|restat"
    r"|revis(?:e[sd]|it)|scrutini|sketch|specif(?:y|ie)|stipulat|sought|underst(?:an|oo)d|undertook|vindicat|views?\s|viewed\s"
    r"|rais(?:es|ed)\s(?:(?:an?|the|some|several|serious|this|similar)\s){0,2}(?:objection|doubt|concern|issue|point|possibility)"
    r"|(?:gave|gives?|offer(?:s|ed)|provid(?:es|ed))\s(?:an?|the|this|his|her)\s(?:[\w-]{1,14}\s){0,2}(?:account|answer|argument|definition"
    r"|derivation|description|explanation|formulation|interpretation|overview|proof|reading|review|summary|treatment)"
    r"|ma(?:de|kes?)\s(?:an?|the|this)\s(?:[\w-]{1,14}\s){0,2}(?:case|point|claim|argument|observation|suggestion|distinction|proposal)"
    r"|casts?\sdoubt|dr(?:aw|aws|ew)\s(?:attention|a\sdistinction)|puts?\s(?:it|this|forward)|t(?:akes?|ook)\s(?:issue|the\sview|a\sdifferent)"
    r"|sees?\s(?:in|it|this|them|no)\s|saw\s(?:in|it|this|them|no)\s|reach(?:es|ed)\s(?:[\w-]{1,14}\s){1,4}(?:conclusion|result|verdict)"
    r"|arrive[sd]\sat|goes\s(?:further|so\sfar)|went\s(?:further|so\sfar)|dealt\swith|rel(?:y|ies|ied)\son|(?:is|was)\s(?:right|wrong|mistaken)\s"
    r"|affirm|définit|décri|montr|précis|soutien|soulign|estime|considèr"
    r"|argumentiert|beschreib|betont|definier|schreib|unterscheid|untersuch|zeigt|weist|kommt"
    r"|afirma|amplía|analiza|argumenta|concluye|defiende|describe|destaca|estudia|muestra|propone|señala|sostien"
    r"|aponta|conclui|defende|destaca|mostra|propõe|sustenta|osserva|scrive|sostiene"
    r"|(?:toon|stel|vind|beschrijv|concludeer|betoog|wijs)t|betoogde|visar|menar|viser|mener|skriver|twierdz|wykaz|показ|утвержда|отмеча)"
    r"|,\s(?:who|whose|qui|quien(?:es)?)\s|(?:认为|指出|提出|发现|表明|证明|强调|主张|認為|によ|の(?:調査|報告|研究|論文|著)|は述べ|は主張|は指摘|が指摘|が示)"
)
"""What follows an author and seldom a thing: a verb of saying or finding."""

_THINGS = (
    "allowed|allows|attracted|became|becomes|caused|causes|changed|changes|claimed|closed|costs|cuts|deals|destroyed|devastated"
    "|disrupted|earned|ended|ends|erupted|features|featured|flooded|forced|grossed|happened|helped|helps|inspired|involved|joins"
    "|killed|killings|lasted|launched|lets|marked|marks|needed|needs|occurred|opened|opens|orbited|plays|played|prompted|puts"
    "|raised|raises|ranked|reached|received|released|remained|replaced|replaces|requires|runs|scored|sells|showed|signed|sparked|starred|stars"
    "|started|starts|supports|tells|topped|triggered|turned|ushered|visited|wins|works|its|this|his|as|types|models|users|versions"
)
ACTS = re.compile(
    r"(?:,\s(?:in\scontrast|by\scontrast|however|for\s(?:one|example|instance|his\spart|her\spart)|on\sthe\sother\shand|too"
    r"|again|in\sturn|among\sothers|meanwhile|though),?)?"
    r"\s(?:(?:[a-z]{2,12}ly|also|even|once|never|still|then|later|first|only|just|nevertheless|thus|therefore|again|soon)\s){0,2}"
    r"(?:(?:would|could|might|may|must|should|can|cannot|did|does|has|seems|seemed|appears|tries|tried|wants|wanted|failed|fails)\s"
    r"|(?:is|was)\s(?:right|wrong|correct|mistaken|the\s(?:one|only|first)|among|one\sof|able|unable|careful|explicit|aware|critical"
    r"|sceptical|skeptical|sympathetic|convinced|interested|concerned|cautious)\b"
    rf"|(?!(?:{_THINGS})\b)[a-z]{{2,14}}(?:ed|es|[^s\W]s)\b"
    r"|(?:gave|made|took|set)\s(?:the|this)\s(?:problem|question|idea|concept|notion|issue|matter|term|theory|claim|debate)\b"
    r"|(?:went|came|wrote|held|thought|knew|told|spoke|built|kept|sought|taught|chose|dealt|felt|meant"
    r"|said|stood|spent|laid|lent|withdrew|threw)\s)"
)
"""What may follow an author; events, films and programs do some of it too, so that others must be cited beside it."""

BY = re.compile(
    r"\b(?:by|see|also|compare|cf\.|credited to|originat(?:es|ed|ing) with"
    r"|(?:adapted|borrowed|quoted) from|cite|citing|quote|quoting|auch|sich|aussi|anche|también|according to"
    r"|per|as|as in"
    r"|(?:work|study|studies|research|findings|analysis|that|those|model|method"
    r"|approach|account|theory|proof|results?) of|follow(?:s|ed|ing)?"
    r"|(?:travaux|ouvrage|étude|article|livre|analyses?) (?:de|d['’])|(?:Studie|Arbeit) von"
    r"|(?:Studie|Umfrage|Untersuchung|Bericht|Daten|Angaben)(?:\s(?:der|des))?|selon|comme"
    r"|nach|laut|bei|según|como|para|secondo|segundo|conforme|dice|afirma|señala|explica|dit|écrit|sagt|schreibt|diz"
    r"|volgens|enligt|ifølge|według|zdaniem|podle|согласно)"
    r"(?:(?<=['’])|\s)(?P<article>(?:the|der|die|dem|das|la|le|les|el|los|las|il|lo|i|a|o|os)\s)?$",
    re.IGNORECASE,
)
"""What stands before an author: ``according to``."""

_ANSWER = r"[^?\n]{0,200}\?\s{1,3}(?:[*_]{0,2}(?:A|Answer|Antwort|Réponse|Respuesta|Risposta|Resposta):[*_]{0,2}\s)?$"
_ASKED = re.compile(
    rf"\b(?:(?P<who>Who|Wer|Qui|Qui[eé]n|Chi|Quem)|(?i:which|what|welche[rs]?|quel(?:le)?|qu[eé]|quale?)\s(?:author|study"
    rf"|paper|article|Studie|Arbeit|étude|estudio|studio|estudo))(?=\s){_ANSWER}"
)


def answers_who(body: str, position: int) -> bool:
    """Tell whether what starts at ``position`` answers who found something, or which study: ``Who proposed it? Li``."""
    if "?" not in body[max(0, position - 16) : position]:
        return False
    asked = _ASKED.search(body, max(0, position - 240), position)
    return asked is not None and (not asked["who"] or REPORTS.match(body, asked.end("who")) is not None)


_OF_WORKS = (
    r"(?:re)?view\w{0,3}|surve(?:y|ys|yed)|critici(?:sm|[sz]ed)|critiques?d?|(?:re)?analy[sz]\w{1,3}|discuss(?:ed|ions?)"
    r"|argu(?:ed|ments?)|accounts?|approach(?:es)?|methods?|models?|definitions?|defined|data|estimat(?:es?|ed)|evidence"
    r"|results?|findings?|found|shown|show(?:s|ed)|reported|suggested|proposed|described|introduced|demonstrated|observed"
    r"|documented|developed|stud(?:y|ies|ied)|work|papers?|articles?|meta-analys[ie]s|overviews?|summari\w{2,5}|synthes[ie]s"
    r"|adapted|modified|reproduced|quoted|cited|taken|based|building|drawing|relying|according|following|follow(?:s|ed)"
    r"|notably|particular|particularly|especially|examples?|instance|contrast|compare[ds]?|unlike|contra|details?|seminal"
    r"|recently|originally|coined|theor(?:y|ies|ized)|versions?|terms?|framework|scale|measure[ds]?|replicat\w{2,4}|extend\w{0,3}"
    r"|siehe|vgl|etwa|nach|zuerst|Überblick|voir|selon|notamment|exemple|véase|según|ejemplo|vedi|secondo|esempio|ver|exemplo"
)
_LEADS = re.compile(
    rf"\b(?:see|cf\.|e\.g\.,?|i\.e\.,?|also|but|though|although|than|(?:{_OF_WORKS})"
    r"(?:,?\s(?:by|in|of|from|on|to|with|and|see|the|a|an|original|recent|earlier|early|later|von|par|por|de|da|dans)){0,4})"
    r",?\s{1,2}$"
)
_BEHIND = re.compile(
    r"[,:]?\s(?:for (?:an?|the|further|more|details?|examples?|instance|similar|recent|other|discussions?|reviews?)"
    r"|and references|and (?:the )?(?:others|sources|works?|literature|refs)|among|inter alia|but|who|whose|whom|see"
    r"|using|emphasis|translat|my|our|original|own|italics|as (?:cited|quoted)|cited|quoted|reviewed|based|drawing"
    r"|relying|arguing|showing|reporting|although|though|while|whereas|however|where|which|(?:Study|Exp\.) \d"
    r"|(?:Studie|Experiment)s? \d|found|finds?|show|argue|report|suggest|propos|discuss|provid|offer|describ|review"
    r"|and elsewhere|für eine?n?|pour une?|para una?|per una?|u\. ?a\.|et passim|passim)\b"
)


def leads_to_work(words: str) -> bool:
    """Tell whether ``words`` before a name and a year are said of works: ``first shown by``, ``but see``."""
    return _LEADS.search(words[-120:]) is not None


def goes_on_behind_work(words: str) -> bool:
    """Tell whether ``words`` behind a name and a year are said of works: ``for a discussion``, ``, using data``."""
    return _BEHIND.match(words) is not None


NO_AUTHOR = re.compile(
    rf"^(?!(?:{ACRONYMS})$)[{UPPER}\d-]{{2,}}s?$|\b(?:Act|Age|Agreement|Amendment|Article|Celsius|Code|Company"
    r"|Convention|Cup|Directive|Edition|Era|(?<=\s)(?:Bill|Day|Law|Street)|League|Olympics|Press|Protocol|Prize|Publishers|Report|Season|Series|Standard|States"
    r"|Treaty|War|World|London|Paris|Berlin|Vienna|Rome|Madrid|Tokyo|Beijing|York|Washington|Boston|Chicago"
    r"|Geneva|Amsterdam|China|Japan|India|Germany|France|Italy|Spain|Europe|America|Africa|Asia|Nature|Science|Cell"
    r"|Addison-Wesley|McGraw-Hill|Prentice-Hall|Routledge|Elsevier|Suhrkamp|Gallimard|HarperCollins|Penguin"
    r"|Lancet|Netflix|Disney|Pixar|HBO|Marvel|Hulu|NeurIPS|NIPS|ICML|ICLR|CVPR|ACL|EMNLP|arXiv|Christmas|Easter)(?:['’]s?)?$"
    r"|(?:&|\b(?:and|und|et|y|e|i|och|og|en))\s(?:Sons?|Daughters?|Brothers|Bros|Partners?|Co|Cie|Associates|Söhne|Partner|Gebrüder"
    r"|Fils|Frères|Hijos|Hermanos|Figli|Fratelli|Filhos|Zonen|Synowie|Sønner|Söner)\.?(?:['’]s?)?$"
    r"|\b(?:Brothers|Bros\.?|Ltd\.?|Inc\.?|LLC|GmbH|AG|PLC|Corp\.?)$|^(?:Queen|Hurricane|Operation)\s"
)
"""Words with a year that are no author: initials of things, laws, events, places, journals, firms."""

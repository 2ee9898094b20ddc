"""How six languages name a period: months, halves of a year, and the words that join two dates.

All languages stand side by side in one pattern, since a question's language isn't known; only words that
stand beside a date are ever looked at. `@` stands for a date, wherever it comes in a pattern.
"""

from __future__ import annotations

MONTHS = (
    r"jan(?:uari|uary|uar|vier)?|janvier|ocak|stycz\w+",
    r"feb(?:ruari|ruary|ruar)?|f[ée]vrier|şubat|lut(?:y|ego|ym)",
    r"maart|mrt|mar(?:ch|s|t|zec|ca|cu)?|märz",
    r"apr(?:il)?|avril|nisan|kwie(?:cień|tnia|tniu)",
    r"mei|may|mai|mayıs|maj[au]?",
    r"jun[ie]?|juin|haziran|czerw(?:iec|ca|cu)",
    r"jul[iy]?|juillet|temmuz|lip(?:iec|ca|cu)",
    r"aug(?:ust|ustus)?|ao[uû]t|ağustos|sierp(?:ień|nia|niu)",
    r"sep(?:t|tember|tembre)?|eylül|wrze(?:sień|śnia|śniu)",
    r"okt(?:ober)?|oct(?:ober|obre)?|ekim|październik\w*",
    r"nov(?:ember|embre)?|kasım|listopad\w*",
    r"d[eé][cz](?:ember|embre)?|aralık|grud(?:zień|nia|niu)",
)
"""A pattern for each month, in order, in Dutch, English, German, French, Turkish and Polish."""

BEFORE_A_YEAR = r"het\sjaar|the\syear|(?:dem\s|das\s)?jahre?s?|l['’]ann[ée]e|rok(?:u|iem)?"
AFTER_A_YEAR = r"roku|r\.|yıl\w*"

_OF = r"(?:(?:van|of|in|von|vom|des|de|du) )?(?:jahres )?"
FIRST_HALF = (
    rf"(?:eerste (?:helft|half ?jaar)|first half|ersten? (?:hälfte|halbjahr\w*)|première moitié"
    rf"|premier semestre|pierwsz\w+ (?:połow\w+|półrocz\w+)) {_OF}@|@ ilk yarı\w*"
)
SECOND_HALF = (
    rf"(?:tweede (?:helft|half ?jaar)|second half|zweiten? (?:hälfte|halbjahr\w*)|(?:seconde|deuxième) moitié"
    rf"|(?:second|deuxième) semestre|drugi\w+ (?:połow\w+|półrocz\w+)) {_OF}@|@ ikinci yarı\w*"
)

_TO = r"tot en met|tot|t/m|until|till|through|up to(?: and including)?|bis(?: zum)?|jusqu['’](?:à|en|au)|do"
_THE = r"(?:the |dem |den |le |de )?"
BETWEEN = (
    rf"(?:tussen|between|zwischen|entre|między|pomiędzy) {_THE}@ (?:en|and|und|et|a|i) {_THE}@"
    rf"|(?:van|vanaf|from|von|vom|du|de|od) {_THE}@ (?:{_TO}|to|à|au) {_THE}@"
    r"|@ ?[-–—] ?@|@ (?:ile|ve) @ aras\w+|@ @ kadar"
)
SINCE = (
    rf"(?:sinds|vanaf|since|seit|ab|depuis|à partir de|dès|począwszy od|od) {_THE}@"
    r"|from @ on(?:wards?)?|@ (?:beri|bu yana|itibaren)"
)
AFTER = rf"(?:na|after|nach|après|po) {_THE}@|@ sonra"
BEFORE = rf"(?:vóór|before|vor|avant|przed) {_THE}@|@ önce"
UNTIL = rf"(?:{_TO}) {_THE}@|@ kadar"

"""How six languages say that a date is a report's: "volgens de brief van mei 2020", "in the 2021 report".

A pattern is a way of saying it; `@` stands for a period. Each begins with a word that asks what stands in
the report: "sinds het rapport van 2019" and "compared with the 2019 report" ask what stands in later ones.
"""

from __future__ import annotations

_REPORT = (
    r"(?:(?:halfjaar|voortgangs|kamer|verzamel)?(?:bericht(?:en)?|rapport(?:en|ages?)?|verslag(?:en)?"
    r"|brie(?:f|ven)|bijlagen?)"
    r"|reports?|letters?|annex(?:es)?"
    r"|(?:halbjahres|fortschritts)?(?:bericht(?:s|es|e|en)?|briefe?[sn]?|anlagen?)"
    r"|rapports?|lettres?"
    r"|raport(?:u|em|cie|y|ów|ach|owi)?|raporcie|liśc\w+|listach|pi(?:sm\w+|śmie)|załącznik\w*)"
)
_PUBLISHED = (
    r"(?:gepubliceerde?|verschenen|uitgebrachte?|verstuurde?|gedateerde?|published|issued|sent|dated"
    r"|veröffentlichten?|veröffentlicht|erschienenen?|publiée?s?|parue?s?|datée?s?|opublikowan\w+)"
)
_KIND = (
    r"(?:half-?yearly|six-monthly|progress|police|official|halfjaarlijkse|officiële|politie|polizei|semestriel\w*"
    r"|półroczn\w+|policji)"
)
_IN = (
    r"(?:in|uit|volgens|blijkens|alleen|zeg(?:t|gen)|meld(?:t|en)|noem(?:t|en)|schrij(?:ft|ven)|vermeld(?:t|en)"
    r"|per|according to|only|does|do|did|im|aus|laut|gemäß|nur|sagt|sagen"
    r"|dans|selon|d['’]après|seulement|dit|disent|w|we|według|wg|zgodnie z|wynika z|tylko|mówi|mówią)"
)
_ARTICLE = (
    r"(?:de|het|een|alle|dit|die|deze|the|an?|all|any|der|das|dem|den|eine[mrn]?|allen?"
    r"|les?|la|une?|tous|toutes)"
)
_COUNTED = (
    r"(?:\d\d?|eerste|tweede|derde|vierde|first|second|third|fourth|ersten?|zweiten?|premi[eè]re?|deuxième)"
)
_PART_OF = r"(?:bij|van|to|of|zum|zur|des|du|au|aux|do)"
# Each word is taken or left as a whole (?>): a word that two of the lists hold would otherwise double the
# ways to read a question each time it is repeated.
_BEFORE = rf"(?>(?:{_ARTICLE}|{_COUNTED}|{_KIND}|{_REPORT}|{_PART_OF}|{_PUBLISHED}) )*"
_AFTER = (
    rf"(?> (?:{_KIND}|{_COUNTED}|(?:over|on|about|sur) (?:de |the |la )?(?:politie|police)"
    rf"|aan de (?:tweede )?kamer|to parliament|die|that|which|zijn|werden|were|(?:have|has) been"
    rf"|{_PUBLISHED})(?!\w))*"
)
_FROM = r"(?: (?:van|uit|of|from|von|vom|aus|de|du|ze?)(?: (?:de|the|der|la))?)?"

WAYS = (
    # in het halfjaarbericht van december 2019; volgens de brief (mei 2020); in reports since 2020
    rf"{_IN} {_BEFORE}{_REPORT}{_AFTER}{_FROM}(?: in)? \(?@",
    # in the 2021 report; according to the December 2019 annex. Not "in 2019 reports of violence rose".
    rf"{_IN} {_ARTICLE} {_BEFORE}@(?: (?:{_KIND}|{_PUBLISHED}))* {_REPORT}",
    # in sinds 2020 gepubliceerde rapporten
    rf"{_IN} {_BEFORE}(?:in )?@ {_PUBLISHED} {_REPORT}",
    # Aralık 2019 raporuna göre; 2020'den beri yayımlanan raporlarda
    r"@ (?:(?:tarihli|yılı|yayı[mn]lanan|altı aylık|polis) )*(?:rapor|mektu[bp])\w*(?:[dt][ae]|[ae] göre)",
    # wat is er sinds 2020 gepubliceerd; what has been published since 2020
    rf"wat (?:is|werd) er (?:in )?@ {_PUBLISHED}|was (?:wurde|ist) @ {_PUBLISHED}",
    rf"what (?:has been|was|is) {_PUBLISHED} (?:in )?@|qu['’]est-ce qui a été {_PUBLISHED} @",
)

JOINED = r"(?:en|and|und|et|ve|ile|i|oraz|of|or|oder|ou|veya|lub|dan|than|als|que|niż)"
"""Words that join a report to another one, which the question then is about as well."""

COMPARED = (
    r"\b(?:vergel|verschil|verander|compar|differ|chang|vergleich|unterschied|veränder|geänder|différ|évolu"
    r"|karşılaştır|fark|değiş|porówn|różn|zmien|zmian"
    r"|(?:daarna|nadien|erna|later|sindsdien|afterwards|thereafter|since then|danach|später|seitdem|ensuite"
    r"|puis|(?<!['’])après|sonra|potem|później)\b)"
)
"""Words of a question that asks for more than one report."""

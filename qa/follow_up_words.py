"""Which words of six languages say nothing by themselves, and so what a question's own words are about.

A word that stands in none of the lists is one of the question's own: it says something of the subject.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of one language. `lead` is a pattern for how a question goes on from the one before it.

    `back` are words that point back by themselves ("daarvan"), `pronouns` those that do when nothing in
    the same question is meant, and `articles` those of the pronouns that may also stand before a noun.
    `pointing` point at the noun behind them ("dat plan"). `general` are nouns that need a subject ("doel").
    """

    lead: str
    back: frozenset[str]
    pronouns: frozenset[str]
    articles: frozenset[str]
    empty: str
    pointing: frozenset[str]
    linking: frozenset[str]
    they: frozenset[str]
    persons: frozenset[str]
    prepositions: frozenset[str]
    asking: frozenset[str]
    verbs: frozenset[str]
    fillers: frozenset[str]
    general: frozenset[str]


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


DUTCH = Grammar(
    lead=r"(?:en|maar|ook)(?: dan| ook)?(?: hoe zit (?:het|dat)(?: dan)? met| wat is er met)?",
    back=_words(
        "daarvan daarover daarmee daarvoor daarna daarin daarop daaraan daarbij daaruit daardoor daartoe "
        "daartegen daarnaar daarnaast daaronder daar ervan erover ermee ervoor erin erop eraan erbij eruit "
        "erdoor ertegen ernaar hiervan hierover hiermee hiervoor hierin hierop hieraan hierbij hieruit "
        "hierdoor hiertoe hiertegen hiernaar"
    ),
    pronouns=_words("het dat dit die deze ze zij hen hun hij hem"),
    articles=_words("het"),
    empty=(
        r"(?:gaat|staat|zit|loopt) het (?:nu |dan )?met|klopt het|het (?:\w+ )?(?:dat|om|of)"
        r"|(?:zegt|zei|waar) dat"
        r"|(?:dit|deze|die) (?:jaar|maand|week|rapport\w*|verslag\w*|stukken|brie\w+)"
    ),
    pointing=_words("dat dit die deze zulke zo'n dergelijke"),
    linking=_words("dat die"),
    they=_words("ze zij hen hun hij hem"),
    persons=_words("ik je jij jou jouw u uw we wij ons onze mijn"),
    prepositions=_words(
        "in op bij voor van aan over met naar tegen tot uit door onder sinds vanaf tussen rond na per "
        "volgens binnen buiten tijdens om zonder"
    ),
    asking=_words("wie wat waar wanneer waarom hoe hoeveel hoeveelste welk welke waarvoor waardoor wiens"),
    verbs=_words(
        "is zijn was waren wordt worden werd werden heeft hebben had hadden kan kun kunt kunnen kon konden "
        "moet moeten moest mag mogen mocht zal zullen zou zouden gaat gaan ging komt komen kwam kwamen doet "
        "doen deed deden krijgt krijgen kreeg staat staan stond zit zitten blijft blijven bleef geldt "
        "gelden geweest geworden gedaan gekomen gegaan kost kosten kostte gekost betaalt betalen betaald "
        "duurt duren duurde gebeurt gebeuren gebeurde gebeurd zegt zeggen zei gezegd vertel vertellen vindt "
        "vinden vond heet geeft gaf gingen begint beginnen begon werkt werken werkte loopt lopen liep start "
        "bestaat bestaan"
    ),
    fillers=_words(
        "het de een er nu al nog ook dan toen wel niet geen meer meest meeste minder veel weinig vaak lang "
        "hoog laag groot klein precies eigenlijk zo te heel alle allemaal alles iets niets klaar weer "
        "verder terecht zoveel ongeveer ooit straks later eerder vroeger jaar maand week grootste "
        "belangrijkste hoogste laagste eerste laatste nieuwe oude ander andere anders eens zelf elkaar als "
        "want omdat mee dus daarentegen toch soms altijd nooit s t aub en zich haar me mij"
    ),
    general=_words(
        "doel doelen doelstelling streven reden redenen oorzaak oorzaken gevolg gevolgen resultaat "
        "resultaten uitkomst uitkomsten kosten prijs bedrag budget geld aantal aantallen percentage aandeel "
        "cijfer cijfers stand planning termijn deadline verschil effect effecten voordeel voordelen nadeel "
        "nadelen probleem problemen knelpunt oplossing oplossingen advies conclusie conclusies aanbeveling "
        "aanbevelingen plan plannen uitleg details toelichting verwachting mening reactie voorbeeld "
        "voorbeelden achtergrond betekenis naam datum looptijd bron"
    ),
)
ENGLISH = Grammar(
    lead=r"(?:(?:and|but|also|then)(?: then| also)?(?: (?:what|how) about)?|(?:what|how) about)",
    back=_words("thereof thereafter afterwards there"),
    pronouns=_words("it that this they them those these he she him"),
    articles=_words(""),
    empty=(
        r"(?:is|are|was|were|will|be|been) there|there (?:is|are|was|were|will)"
        r"|it (?:\w+ ){0,2}(?:that|to|if|whether)|(?:says?|said|true) that"
        r"|(?:this|these) (?:year|month|week|reports?|letters?|documents?)"
    ),
    pointing=_words("that this those these such"),
    linking=_words("that"),
    they=_words("they them he she him"),
    persons=_words("i you we us our your my"),
    prepositions=_words(
        "in on at for of to with by from about against under since until between during after before within "
        "into over per without among towards"
    ),
    asking=_words("who what where when why how which whose whom"),
    verbs=_words(
        "is are was were be been being has have had do does did can could will would shall should may might "
        "must get gets got go goes went come comes came happen happens happened cost costs pay pays paid "
        "take takes took taken last said say says tell give gave made make makes done stand stands work "
        "works worked working begin begins began start starts started end ends ended"
    ),
    fillers=_words(
        "the a an there now already still also then yet not no more most less much many few often long high "
        "low big small large exactly actually so very all any some something nothing ready again further "
        "later earlier ever soon year years month week biggest largest main first last new old other others "
        "else as because than too just only please ago s t their its his her and or one ones me"
    ),
    general=_words(
        "goal goals aim target targets reason reasons cause causes result results outcome outcomes cost "
        "costs price amount budget money number numbers percentage share figure figures status planning "
        "deadline difference effect effects advantage disadvantage problem problems bottleneck solution "
        "solutions advice conclusion conclusions recommendation recommendations plan plans details "
        "explanation expectation opinion response example examples background meaning name date duration "
        "source part"
    ),
)
GERMAN = Grammar(
    lead=r"(?:und|aber|auch)(?: dann| auch)?(?: (?:was ist|wie steht es|wie sieht es) (?:mit|bei))?",
    back=_words(
        "davon dazu darüber dafür damit daran darauf daraus dabei dadurch darin danach dagegen darunter "
        "dort hiervon hierzu hierüber hierfür hiermit dessen deren"
    ),
    pronouns=_words("das die es dies diese dieser dieses diesem diesen sie er ihm ihnen ihn"),
    articles=_words("das die"),
    empty=(
        r"(?:gibt|gab|geht|steht) es|es (?:gibt|gab)|es (?:\w+ )?(?:dass|ob|zu)"
        r"|dies\w+ (?:jahr\w*|monat\w*|woche|bericht\w*|brief\w*)"
    ),
    pointing=_words("dies diese dieser dieses diesem diesen jene jener jenes solche"),
    linking=_words("das die"),
    they=_words("sie ihnen er ihm ihn"),
    persons=_words("ich du wir uns unser mein dein euch"),
    prepositions=_words(
        "in im an am auf bei beim für von vom mit zu zum zur aus gegen über unter seit ab bis zwischen nach "
        "vor durch um pro während laut ohne wegen"
    ),
    asking=_words("wer was wo wann warum wie wieviel wieviele welche welcher welches welchem welchen wieso"),
    verbs=_words(
        "beginnt beginnen begann ist sind war waren wird werden wurde wurden hat haben hatte hatten kann "
        "können konnte muss müssen soll sollen sollte darf dürfen will wollen geht gehen ging kommt kommen "
        "kam macht machen tut gibt gab bekommt bleibt gilt kostet kosten gekostet bezahlt dauert passiert "
        "sagt sagte heißt steht"
    ),
    fillers=_words(
        "das der die den dem des ein eine einen einem einer schon noch auch dann nicht kein keine mehr "
        "meisten weniger viel viele wenig oft lange hoch groß klein genau eigentlich so sehr alle alles "
        "etwas nichts fertig wieder weiter später früher jemals bald jahr jahre monat woche größte "
        "wichtigste erste letzte neue alte andere anders als weil bereits jetzt nun da und ihr sein ihre "
        "seine sich mir mich"
    ),
    general=_words(
        "ziel ziele grund gründe ursache ursachen folge folgen ergebnis ergebnisse kosten preis betrag "
        "budget geld zahl zahlen anzahl anteil prozentsatz stand planung frist unterschied wirkung vorteil "
        "nachteil problem probleme lösung lösungen rat empfehlung empfehlungen plan pläne einzelheiten "
        "erklärung meinung beispiel beispiele hintergrund bedeutung name datum dauer quelle"
    ),
)
FRENCH = Grammar(
    lead=r"(?:et|mais|aussi)(?: alors| aussi)?(?: qu['’]en est-il (?:de la|de l['’]|des|du|de))?",
    back=_words("cela ça ceci celui celle ceux celles là dessus"),
    pronouns=_words("il elle ils elles lui"),
    articles=_words(""),
    empty=(
        r"il y|(?:a|faut|manque|reste|existe) t il|il (?:faut|manque|reste|existe)"
        r"|il (?:\w+ )?(?:que|de)|cet?te? (?:année|an|mois|semaine|rapport|lettre)"
        r"|ces (?:rapports|lettres)"
    ),
    pointing=_words("cet cette ces"),
    linking=_words(""),
    they=_words("ils elles il elle lui"),
    persons=_words("je tu nous vous notre votre mon ton"),
    prepositions=_words(
        "en dans à au aux pour de du des chez sur avec par contre depuis entre vers sous avant après "
        "pendant selon sans"
    ),
    asking=_words("qui que quoi où quand pourquoi comment combien quel quelle quels quelles lequel laquelle"),
    verbs=_words(
        "commence commencer est sont était étaient sera seront été a ont avait avaient aura fait font faire "
        "peut peuvent doit doivent va vont aller vient reçoit reste coûte coûtent coûté payé paie dure "
        "durer durera passe passé dit disent donne"
    ),
    fillers=_words(
        "le la les l un une d qu s c n j m t ne pas plus moins beaucoup peu souvent longtemps temps haut "
        "grand petit exactement si très tout tous toutes quelque chose rien prêt encore déjà aussi alors "
        "tard an ans année années mois semaine principal principale premier dernier nouveau nouvelle ancien "
        "autre autres comme parce maintenant ou se ce y leur leurs son sa ses moi"
    ),
    general=_words(
        "but objectif objectifs raison raisons cause causes conséquence conséquences résultat résultats "
        "coût coûts prix montant budget argent nombre chiffre chiffres pourcentage part état planning délai "
        "différence effet effets avantage inconvénient problème problèmes solution solutions avis "
        "conclusion recommandation recommandations plan plans détails explication exemple exemples sens nom "
        "date durée source"
    ),
)
TURKISH = Grammar(
    lead=r"(?:peki(?: ya)?|ya|ve|ama)(?: de)?",
    back=_words(
        "bunun bunu buna bundan bunda bunlar bunların bunları onun onu ona ondan onlar onların onları orada "
        "oraya oradan burada şunun bu şu o"
    ),
    pronouns=_words(""),
    articles=_words(""),
    empty=r"bu (?:yıl\w*|ay|hafta|rapor\w*|mektup\w*)",
    pointing=_words("bu şu o"),
    linking=_words(""),
    they=_words(""),
    persons=_words("ben sen siz biz benim senin sizin bizim"),
    prepositions=_words("için ile göre kadar beri sonra önce hakkında karşı konuda"),
    asking=_words(
        "ne neden niçin niye nasıl kim kime kimin nerede nereye hangi kaç kaçı mi mı mu mü midir nedir"
    ),
    verbs=_words(
        "var yok vardı oldu olacak olur olan olabilir edildi edilecek yapıldı yapılacak yapıyor yaptı "
        "verildi dedi diyor"
    ),
    fillers=_words(
        "zaman kadar da de ta te dan den ya bir çok az daha en şimdi artık hâlâ her hiç tam yıl yılı "
        "yılında yıllar ay hafta ilk son yeni eski diğer başka in ın un ün ler lar nin nın i ı u ü"
    ),
    general=_words(
        "hedef hedefi amaç amacı sebep sebebi nedeni sonuç sonucu sonuçları maliyet maliyeti fiyat miktar "
        "bütçe bütçesi para sayı sayısı yüzde oran oranı durum durumu plan planı süre süresi fark farkı "
        "etki etkisi sorun sorunu sorunlar çözüm çözümü öneri örnek anlamı adı tarihi kaynağı"
    ),
)
POLISH = Grammar(
    lead=r"(?:a|i|ale)(?: co z)?",
    back=_words(
        "tego temu tym nim niego niej nią ją jego jej ich im nimi nich tam stamtąd je go mu tymi tych"
    ),
    pronouns=_words("to ono oni one ona on"),
    articles=_words(""),
    empty=r"co to (?:jest|są|za)|to prawda|t\w+ (?:rok\w*|miesiąc\w*|tygodni\w*|rapor\w+)",
    pointing=_words("ten ta tego tej te ci tych tym"),
    linking=_words(""),
    they=_words("oni one on ona"),
    persons=_words("ja ty my wy nas mój twój nasz wasz"),
    prepositions=_words(
        "w we na dla o z ze do od po przy przez przed pod nad między bez u za przeciw wobec według podczas"
    ),
    asking=_words(
        "kto kogo komu co czego czemu gdzie kiedy dlaczego jak ile ilu jaki jaka jakie jakich który która "
        "które czy"
    ),
    verbs=_words(
        "wynosi wyniosła wyniósł jest są był była było były będzie będą ma mają miał może mogą musi trzeba "
        "kosztuje kosztowało kosztować zapłacił płaci trwa potrwa stało dzieje mówi powiedział znaczy"
    ),
    fillers=_words(
        "się nie już jeszcze też także więcej mniej dużo mało często długo wysoki wielki dokładnie tak "
        "bardzo wszystko wszyscy coś nic gotowe znowu dalej później wcześniej rok roku lat miesiąc tydzień "
        "największy główny pierwszy ostatni nowy nowa nowe stary inny inne teraz tylko niż bo r"
    ),
    general=_words(
        "cel cele powód powody przyczyna przyczyny skutek skutki wynik wyniki koszt koszty cena kwota "
        "budżet pieniądze pieniędzy liczba liczby odsetek procent stan plan plany termin różnica efekt "
        "zaleta wada problem problemy rozwiązanie rada wniosek wnioski zalecenie zalecenia szczegóły "
        "wyjaśnienie przykład znaczenie nazwa data źródło"
    ),
)
ASIDE = _words(
    "wanneer waarom waar when why where wann warum wieso wo quand pourquoi où kiedy dlaczego gdzie"
)
"""Asking words that don't ask for the noun behind them."""
PASSIVE = _words("wordt worden werd werden wird wurde")
"""Behind these, "het" and "das" before a last word are no articles: "door wie wordt het uitgevoerd?"."""
OF = _words("van uit of from von vom aus de du z ze")
"""What ties a period to a noun: "de brief van 2019"."""
THEN = _words("dan then denn alors")
"""What says nothing at the end of a part of a question: "en de bodycams dan?"."""
LANGUAGES = (DUTCH, ENGLISH, GERMAN, FRENCH, TURKISH, POLISH)
ACTORS = _words(
    "politie korps korpschef minister ministerie kabinet regering kamer police force government cabinet "
    "ministry parliament polizei ministerium regierung ministre ministère gouvernement polis bakan bakanlık "
    "policja policji ministerstwo rząd"
)
"""Who these reports tell of: their names may stand in a question about anything."""

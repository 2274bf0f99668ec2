"""Pointers by name: which names with a year are pointers, and what each says."""

from __future__ import annotations

import pytest

from citecheck.parsing.markers import find_author_year_pointers, read_pointer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Li, 2020)", [("Li, 2020", ["Li"], 2020, "")]),
        ("(Li 2020)", [("Li 2020", ["Li"], 2020, "")]),
        ("[Li et al., 2020]", [("Li et al., 2020", ["Li"], 2020, "")]),
        (
            "(Li & Wu, 2020; Chen et al., 2021a, p. 5)",
            [("Li & Wu, 2020", ["Li", "Wu"], 2020, ""), ("Chen et al., 2021a, p. 5", ["Chen"], 2021, "a")],
        ),
        (
            "(see Li, 2020, pp. 3–5; cf. Wu, 1999)",
            [("Li, 2020, pp. 3–5", ["Li"], 2020, ""), ("Wu, 1999", ["Wu"], 1999, "")],
        ),
        ("(Li, 2019, 2020b)", [("Li, 2019", ["Li"], 2019, ""), ("2020b", ["Li"], 2020, "b")]),
        ("(Li, 2020a, b)", [("Li, 2020a", ["Li"], 2020, "a"), ("b", ["Li"], 2020, "b")]),
        ("(van den Oord et al., 2016)", [("van den Oord et al., 2016", ["van den Oord"], 2016, "")]),
        (
            "(García-Pérez and d'Alembert, 1999)",
            [("García-Pérez and d'Alembert, 1999", ["García-Pérez", "d'Alembert"], 1999, "")],
        ),
        (
            "(World Health Organization, 2020)",
            [("World Health Organization, 2020", ["World Health Organization"], 2020, "")],
        ),
        ("(Smith, Jones and others, 2001)", [("Smith, Jones and others, 2001", ["Smith", "Jones"], 2001, "")]),
        ("(Luhmann, 1997, S. 43)", [("Luhmann, 1997, S. 43", ["Luhmann"], 1997, "")]),
        ("As Li et al. (2020) say", [("Li et al. (2020)", ["Li"], 2020, "")]),
        ("Li and Wu (2020a) say", [("Li and Wu (2020a)", ["Li", "Wu"], 2020, "a")]),
        ("by Li (2020, p. 4)", [("Li (2020, p. 4)", ["Li"], 2020, "")]),
        ("(Li 2020, 33)", [("Li 2020, 33", ["Li"], 2020, "")]),
        ("(Li, 2021, May 3)", [("Li, 2021, May 3", ["Li"], 2021, "")]),
        ("(Freud, 1900/1953)", [("Freud, 1900/1953", ["Freud"], 1953, "")]),
        ("(Li, n.d.)", [("Li, n.d.", ["Li"], None, "")]),
        ("(Li & Wu, in press)", [("Li & Wu, in press", ["Li", "Wu"], None, "")]),
        ("(Li, 2020; and Wu, 2021, for reviews)", [("Li, 2020", ["Li"], 2020, ""), ("Wu, 2021", ["Wu"], 2021, "")]),
        (
            "(Freud, 1923, as cited in Li, 2020)",
            [("Freud, 1923", ["Freud"], 1923, ""), ("Li, 2020", ["Li"], 2020, "")],
        ),
        ("(SILVA; SOUZA, 2015)", [("SILVA; SOUZA, 2015", ["SILVA", "SOUZA"], 2015, "")]),
        ("Silva e Souza (2015) dizem", [("Silva e Souza (2015)", ["Silva", "Souza"], 2015, "")]),
        ("Volgens Fink en Wouters (2017) daalt", [("Fink en Wouters (2017)", ["Fink", "Wouters"], 2017, "")]),
        ("Enligt Nilsson och Berg (2011)", [("Nilsson och Berg (2011)", ["Nilsson", "Berg"], 2011, "")]),
        ("Nowak i Kowalski (2012) piszą", [("Nowak i Kowalski (2012)", ["Nowak", "Kowalski"], 2012, "")]),
        ("Иванов и Петров (2015) показали", [("Иванов и Петров (2015)", ["Иванов", "Петров"], 2015, "")]),
        (
            "(Li, Phys. Rev. Lett. 1979; Wu and Kim, *Nature*, 2001)",
            [
                ("Li, Phys. Rev. Lett. 1979", ["Li"], 1979, ""),
                ("Wu and Kim, *Nature*, 2001", ["Wu", "Kim"], 2001, ""),
            ],
        ),
        ("Li (2005, Nature) is old", [("Li (2005, Nature)", ["Li"], 2005, "")]),
        ("Li et al. (Nature 2020) say", [("Li et al. (Nature 2020)", ["Li"], 2020, "")]),
        ("(Mazur i in., 2020)", [("Mazur i in., 2020", ["Mazur"], 2020, "")]),
        ("(García y cols., 2020)", [("García y cols., 2020", ["García"], 2020, "")]),
        ("(Иванов и др., 2020)", [("Иванов и др., 2020", ["Иванов"], 2020, "")]),
        ("(Berg m.fl., 2020)", [("Berg m.fl., 2020", ["Berg"], 2020, "")]),
        ("(Smits e.a. 2020)", [("Smits e.a. 2020", ["Smits"], 2020, "")]),
        ("D'après Li et Wu (1970)", [("Li et Wu (1970)", ["Li", "Wu"], 1970, "")]),
        ("Tom Z. Li, Bo Wu (2022)", [("Tom Z. Li, Bo Wu (2022)", ["Tom Z. Li", "Bo Wu"], 2022, "")]),
        ("Li et al.'s (2020) result", [("Li et al.'s (2020)", ["Li"], 2020, "")]),
        (
            "Li (2020a; see also Wu 2019: 4)",
            [("Li (2020a", ["Li"], 2020, "a"), ("Wu 2019: 4", ["Wu"], 2019, "")],
        ),
        ("张三等（2020）认为", [("张三等（2020）", ["张三"], 2020, "")]),
        ("（鈴木・佐藤、2019年）", [("鈴木・佐藤、2019年", ["鈴木", "佐藤"], 2019, "")]),
        (
            "the U.S. Department of Energy (2021)",
            [("U.S. Department of Energy (2021)", ["U.S. Department of Energy"], 2021, "")],
        ),
        (
            "(Centers for Disease Control and Prevention [CDC], 2020)",
            [
                (
                    "Centers for Disease Control and Prevention [CDC], 2020",
                    ["Centers for Disease Control and Prevention"],
                    2020,
                    "",
                )
            ],
        ),
        ("according to the WHO (2020)", [("WHO (2020)", ["WHO"], 2020, "")]),
        ("según la OMS (2020)", [("OMS (2020)", ["OMS"], 2020, "")]),
        ("(vgl. auch Li et al. 2021, S. 4 f.)", [("Li et al. 2021, S. 4 f.", ["Li"], 2021, "")]),
        ("(véanse también Li y Wu, 2013)", [("Li y Wu, 2013", ["Li", "Wu"], 2013, "")]),
        ("(Gottschall/Voß 2005)", [("Gottschall/Voß 2005", ["Gottschall", "Voß"], 2005, "")]),
        ("Voir aussi Chabrol et al., 2016 et", [("Chabrol et al., 2016", ["Chabrol"], 2016, "")]),
        ("国内研究方面，王永钦和董雯（2020）", [("王永钦和董雯（2020）", ["王永钦", "董雯"], 2020, "")]),
        ("datos del Banco Mundial (2022)", [("Banco Mundial (2022)", ["Banco Mundial"], 2022, "")]),
        ("D'après Li *et al.* (2016)", [("Li *et al.* (2016)", ["Li"], 2016, "")]),
        ("reported by Li et al. in 2012.", [("Li et al. in 2012", ["Li"], 2012, "")]),
        ("by D M Li and B J O'Neil (1997)", [("D M Li and B J O'Neil (1997)", ["D M Li", "B J O'Neil"], 1997, "")]),
        ("- **Li et al. (2020)**: it works", [("Li et al. (2020)", ["Li"], 2020, "")]),
        (
            "The World Health Organization (WHO, 2020) says",
            [("World Health Organization (WHO, 2020)", ["World Health Organization"], 2020, "")],
        ),
        ("read Thinking in Systems (Meadows, 2008) too", [("Meadows, 2008", ["Meadows"], 2008, "")]),
        ("ResNet (He et al., CVPR 2016) is", [("He et al., CVPR 2016", ["He"], 2016, "")]),
        ("it [Devlin et al., NAACL, 2019] is", [("Devlin et al., NAACL, 2019", ["Devlin"], 2019, "")]),
        ("laut einer Studie von Li et al. (2020)", [("Li et al. (2020)", ["Li"], 2020, "")]),
        ("it (Li, *Plant Cell* 2019) is", [("Li, *Plant Cell* 2019", ["Li"], 2019, "")]),
        ("it (Li & Wu, *Phys. Rev. E*, 2019) is", [("Li & Wu, *Phys. Rev. E*, 2019", ["Li", "Wu"], 2019, "")]),
        ("as Li et al. (2018, Sec. 5) say", [("Li et al. (2018, Sec. 5)", ["Li"], 2018, "")]),
        ("it (Li, 2018, Theorem 2.1) is", [("Li, 2018, Theorem 2.1", ["Li"], 2018, "")]),
        ("³ Thaler and Sunstein (2008)", [("Thaler and Sunstein (2008)", ["Thaler", "Sunstein"], 2008, "")]),
        ("so Schäfer (vgl. 2019: 112) betont", [("Schäfer (vgl. 2019: 112)", ["Schäfer"], 2019, "")]),
        ("Weber (1904/05, S. 3) zeigt", [("Weber (1904/05, S. 3)", ["Weber"], 1904, "")]),
        ("[vgl. Kalberg 2001: 291ff.]", [("Kalberg 2001: 291ff.", ["Kalberg"], 2001, "")]),
        ("(but see Li & Wu, 2020)", [("Li & Wu, 2020", ["Li", "Wu"], 2020, "")]),
        ("by Li and Wu in *PNAS* (2019) says", [("Li and Wu in *PNAS* (2019)", ["Li", "Wu"], 2019, "")]),
        ("Sobol' et al. (2005) say", [("Sobol' et al. (2005)", ["Sobol"], 2005, "")]),
        ("Das et Popowicz (2000) et", [("Das et Popowicz (2000)", ["Das", "Popowicz"], 2000, "")]),
        ("um estudo de Silva et al. (2019) mostrou", [("Silva et al. (2019)", ["Silva"], 2019, "")]),
        (
            "Umfrage der Bertelsmann Stiftung (2021)",
            [("Bertelsmann Stiftung (2021)", ["Bertelsmann Stiftung"], 2021, "")],
        ),
        ("机制，Vaswani等人（2017）提出", [("Vaswani等人（2017）", ["Vaswani"], 2017, "")]),
        ("一方、田中・鈴木（2021）は", [("田中・鈴木（2021）", ["田中", "鈴木"], 2021, "")]),
        ("| Study | N |\n|---|---|\n| Sello (2000) | 12 |", [("Sello (2000)", ["Sello"], 2000, "")]),
        ("Li's (2020) result", [("Li's (2020)", ["Li"], 2020, "")]),
        ("(the year 2020)", []),
        ("(2012–2020)", []),
        ("(see Figure 2)", []),
        ("[Li, 2020](https://example.com)", []),
    ],
)
def test_pointers_by_name(text, expected):
    found = [
        (pointer.span.of(text), [str(name) for name in pointer.authors], pointer.year, pointer.letter)
        for pointer in find_author_year_pointers(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Smith (2020) showed that", True),
        ("Smith's (2020) theorem", True),
        ("by Smith (2020).", True),
        ("the proof is that of Smith (2020).", True),
        ("the model follows Smith (2020).", True),
        ("Smith et al. (2020).", True),
        ("(Smith, 2020)", True),
        ("(Smith 2020)", False),
        ("(Smith 2020a)", True),
        ("(Smith 2020, 33)", True),
        ("Smith (2020) maintains that", True),
        ("(WHO, 2020)", True),
        ("(GDPR, 2018)", False),
        ("Smith [2020] is", True),
        ("[Smith 2020]", True),
        ("Smith and Wu, 2016 say", False),
        ("since Smith 2016 it", False),
        ("(Oxford University Press, 2014)", False),
        ("(Addison-Wesley, 2014)", False),
        ("War by Timetable (1969)", False),
        ("the European Commission (1958)", False),
        ("Smith (2020), who left,", True),
        ("compare also Smith (2020)", True),
        ("Inception (2010) is a film", False),
        ("World Cup (2018) showed", False),
        ("(Paris, 2015)", False),
        ("won the Premier League in 2016", False),
        ("El gol de Iniesta en Johannesburgo (2010) fue", False),
        ("Sato (1979) looked at this", True),
        ("Q: Who proposed the model?\nA: Sato (1979)", True),
        ("Which study failed to replicate it? Sato (1979), with 640 participants", True),
        ("Who won the match? Sato (1979)", False),
        ("Which film was the best? Inception (2010)", False),
        ("NeurIPS (2017) presented", False),
    ],
)
def test_a_capitalised_word_with_a_year_is_not_yet_an_author(text, certain):
    """Doubtful pointers count only where an entry answers them."""
    [pointer] = find_author_year_pointers(text)
    assert pointer.certain is certain


@pytest.mark.parametrize(
    "text",
    [
        "(Li and Wu 2020; Smith 2019)",
        "Smith (2019) is old (Smith & Wu, 2018).",
        "Some do (Li and Wu 2020), some do not (Smith 2019).",
        "It was Smith (2019). So (Smith, 2019).",
        "Smith (2019) and Wu (2020) agree.",
        "Li and Wu (2014) got a null result; Sato (1979) got the opposite.",
        "Smith (1984) won at last, but Li et al. (1990) lost.",
        "Smith (2017, 2018) on brms",
        "So Li et al. (2019) and Wu & Kim (2020), but the European Environment Agency (2021) too.",
    ],
)
def test_a_doubtful_pointer_beside_certain_ones_is_certain(text):
    """A bracket, an author or a habit that it shares with another pointer decides."""
    assert all(pointer.certain for pointer in find_author_year_pointers(text))


def test_reading_one_pointer_keeps_its_place():
    pointer = read_pointer("Li et al., 2020", offset=7)
    assert pointer is not None
    assert (pointer.authors_span.start, pointer.year_span.start, pointer.year) == (7, 18, 2020)
    assert read_pointer("the paper") is None


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        ("(see Farsi & Seaton, 2010 for a discussion)", ["Farsi & Seaton, 2010"]),
        ("(Heath, 1981, but see Long, 1990)", ["Heath, 1981", "Long, 1990"]),
        ("(Heath, 1981 and Long, 1990)", ["Heath, 1981", "Long, 1990"]),
        ("(Heath, 1981 and references therein)", ["Heath, 1981"]),
        ("(first proposed by Heath, 1981)", ["Heath, 1981"]),
        ("(for reviews see Heath, 1981; though Long, 1990 disagrees)", ["Heath, 1981", "Long, 1990"]),
        ("(compare Heath, 1981 with Long, 1990)", ["Heath, 1981", "Long, 1990"]),
        ("(Heath, 1981, using survey data)", ["Heath, 1981"]),
        ("(Heath, 1981, Study 2)", ["Heath, 1981"]),
        ("(Heath & Long, 1981 found the opposite)", ["Heath & Long, 1981"]),
        ("(ADS; Kurtz et al., 1993, 2000)", ["Kurtz et al., 1993", "2000"]),
        ("[Lee et al., 2016, Fithian et al., 2014]", ["Lee et al., 2016", "Fithian et al., 2014"]),
        ("(Even-Dar et al., 2002)", ["Even-Dar et al., 2002"]),
        ("(held in Leipzig, 2012)", []),
        ("(directed by Nolan, 2010)", []),
        ("(Sydney, 2000, gold medal)", []),
        ("(Intel, 2012, 3.5 GHz)", []),
        ("(released by Sony, 1994)", []),
        ("(Warhol, 1962, silkscreen on canvas)", []),
    ],
)
def test_pointers_stand_among_other_words_of_their_bracket(text, pointers):
    found = find_author_year_pointers(text)
    assert [pointer.span.of(text) for pointer in found if pointer.certain] == pointers


@pytest.mark.parametrize(
    "bracket",
    [
        "(see, for example, @)",
        "(see especially @)",
        "(as shown by @)",
        "(discussed in @)",
        "(adapted from @)",
        "(siehe etwa @)",
        "(voir par exemple @)",
        "(but see @ for a different view)",
        "(@, who disagrees)",
        "(@ and references therein)",
    ],
)
@pytest.mark.parametrize("pointer", ["Gepner, 1993", "Choyce & Peng, 2002"])
def test_words_around_a_pointer_in_its_bracket_leave_it_one(bracket, pointer):
    (found,) = find_author_year_pointers(f"It holds {bracket.replace('@', pointer)}, or so it seems.")
    assert found.certain
    assert found.authors[0].family == pointer.split(",", maxsplit=1)[0].split(maxsplit=1)[0]


@pytest.mark.parametrize(
    "locator", ["esp. p. 3", "pp. 3-5, 9", "Chapters 3 and 4", "vol. 2, p. 3", "at 5", "passim", "lines 3-5"]
)
def test_the_locator_belongs_to_the_pointer(locator):
    text = f"Gepner, 1993, {locator}"
    assert [item.span.of(f"({text})") for item in find_author_year_pointers(f"({text})")] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The tower (built by Gustave Eiffel, 1889) stands.",
        "The firm (founded by Larry Page and Sergey Brin, 1998) grew.",
        "He won (most recently in Qatar, 2022).",
        "The song (sung by Mina, 1960) is old.",
    ],
)
def test_makers_and_places_in_a_bracket_are_doubtful(text):
    assert not any(item.certain for item in find_author_year_pointers(text))


def test_a_sentence_without_spaces_before_a_name_is_left_out():
    text = "レポートであれば、まずMankiw (1986)を紹介し、首先Guri et al. (2018)指出。"
    assert [item.span.of(text) for item in find_author_year_pointers(text)] == [
        "Mankiw (1986)",
        "Guri et al. (2018)",
    ]


@pytest.mark.parametrize("firm", ["Miller and Sons", "Brown & Partners", "Schmidt & Söhne", "Warner Brothers"])
def test_firms_are_no_authors(firm):
    assert not any(item.certain for item in find_author_year_pointers(f"{firm} (1911) was a competitor."))


@pytest.mark.parametrize(
    "said",
    [
        "raised objections to it",
        "gave a proof",
        "saw in it little",
        "cast doubt on it",
        "denied it",
        "takes issue with it",
    ],
)
def test_what_authors_do_makes_a_lone_name_an_author(said):
    assert all(item.certain for item in find_author_year_pointers(f"The matter is old. Gepner (1993) {said}."))


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Not long after, Tomasello (2000) gave the idea a more formal shape.", True),
        ("Then Tomasello (2000) laid out the framework.", True),
        ("Waterloo (1815) put an end to it.", False),
        ("Versailles (1919) set the stage.", False),
        ("Titanic (1997) made the studio rich.", False),
    ],
)
def test_what_a_name_with_a_year_did_says_whether_it_is_an_author(text, certain):
    assert any(pointer.certain for pointer in find_author_year_pointers(text)) is certain


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Gepner (1993) followed 20 people for a year.", True),
        ("Gepner (1993), in contrast, compared both.", True),
        ("Gepner (1993) was the first to say so.", True),
        ("Chernobyl (1986) changed that.", False),
        ("Titanic (1997) won eleven prizes.", False),
        ("Kubernetes (2014) supports it.", False),
        ("The July Crisis (1914) followed.", False),
    ],
)
def test_verbs_that_things_share_count_where_others_are_cited(text, certain):
    alone, with_others = text, f"As Li et al. (2001) and Choyce and Peng (2002) say, it is old. {text}"
    assert not any(item.certain for item in find_author_year_pointers(alone))
    assert [item.certain for item in find_author_year_pointers(with_others)] == [True, True, certain]

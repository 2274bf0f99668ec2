"""The dictionary with which records are compressed: what they often hold, the most frequent last.

It makes a record a third smaller than it would be alone. Another text needs a new schema.
"""

from __future__ import annotations

PHRASES = "".join(
    (
        '"issue":"3","publisher":"Springer","Association for Computational Linguistics","IEEE","ACM","Elsevier",',
        '"Wiley","editor":"Cambridge University Press","Oxford University Press","PMID":"ISBN":"978-0-",',
        '"acl":"P1",',
        '"rfc":"http://arxiv.org/abs/www.https://proceedings.mlr.press/v.html.pdf"https://openreview.net/foru',
        "m?id=https://aclanthology.org/https://www.aclweb.org/anthology/https://dl.acm.org/citation.cfm?id=ht",
        'tps://doi.org/10."abstract":"We propose a new method for the problem of In this paper we study the r',
        "esults show that and of the  International Journal of Transactions on Pattern Analysis and Machine I",
        "ntelligence, ",
        "Physical Review Letters Journal of the American Mathematical Society, Annals of Mathematics, Nature, ",
        "Science, Theory and Applications, Department University of Berlin, Germany, London, UK, New York, NY, ",
        "USA, California, CA, Paris, France, Beijing, China, Japan, Italy, Spain, January, February, March, ",
        "April, May, June, July, August, September, October, November, ",
        "December  of the Conference on Empirical Methods in Natural Language Processing, ",
        "Annual Meeting of the Workshop on Computer Vision and Pattern Recognition, ",
        "Advances in Neural Information Processing Systems, ",
        "International Joint Conference on Artificial Intelligence, Human Factors in Computing Systems, ",
        "Proceedings of the International Conference on Machine Learning Research, ",
        "Lecture Notes in Computer Science, Symposium on 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, ",
        '2019, 2020, 2021, 2022, 2023, 2024"},{"family":"Wang","given":"Li"},{"family":"Zhang","given":"Wei"},',
        '{"family":"Müller","given":"J."},{"family":"Smith","given":"John A."},{"family":"Lee","given":"David"},',
        '{"literal":""arxiv":"hep-th/9","arxiv":"1905.0","URL":"https://www.doi.org/","container-title":"arXiv",',
        '"DOI":"10.1103/physrev","DOI":"10.1109/","DOI":"10.1145/","DOI":"10.18653/v1/","DOI":"10.1016/j.",',
        '"DOI":"10.1007/","DOI":"10.1038/"}],"issued":{"date-parts":[[1998]]},',
        '"container-title":"Proceedings of the ","volume":"12","page":"1-12","publisher":"}],',
        '"issued":{"date-parts":[[2019]]},"arxiv":"","provenance":[["arxiv","arxiv/",""]]}{"id":"dblp:conf/",',
        '"type":"report","type":"chapter","type":"book","type":"paper-conference","type":"article-journal",',
        '"type":"article","author":[{"family":"","given":"',
    )
).encode()

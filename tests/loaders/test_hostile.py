"""Long hostile input takes no longer than its length allows, whatever it is made of."""

import time

import pytest

from loaders.document import build_document
from ontology.records import Source

LENGTH = 40_000
BASE = "推进省政务云平台建设,完善全省一体化政务服务平台,2025年底前网上可办率达到95%以上。(责任单位:省数据局、省财政厅)\n"
NO_DEARER = ["(", "（", "()", "（）", "1", "1.", "、", "“”", "《》", "。", "  ", "數", "(de)", "的(de)"]
LINEAR = [
    *(
        "9%",
        "\n",
        "1、\n",
        "第一条\n",
        "平台",
        "市政府",
        "云",
        "“苏服办”",
        "90%、",
        "分别达到",
        "到2025年,",
        "各",
    ),
    *(
        "责任单位:",
        "省教育厅、",
        "自?xún)?yōu)",
        "?xún)",
        "# Page 1:\n",
        "—— 1 ——\n",
        "国发〔2022〕14号",
        "http://a\n",
        "《省办法》",
        "印发",
        "关于印发",
        "现将《",
    ),
    *(
        "以下任务均由省政务办负责,",
        "省财政厅均为责任单位,以下不再列出。",
        "均负责",
        "省政务办(以下简称省政务办)",
        "列首位的为牵头单位",
        "鼓楼区、",
        "财政部教育部\n2023年13月40日\n",
    ),
]


def _seconds(unit: str, length: int = LENGTH) -> float:
    half = (unit * (length // len(unit) + 1))[: length // 2]
    text = f"{half}\n一、任务\n1.推进。{half}"  # once as a head, once as a measure
    source = Source("hostile.txt", "0" * 64, len(text), "utf-8", text)
    start = time.process_time()
    build_document(source)
    return time.process_time() - start


def _ratio(unit: str, limit: float) -> float:
    """Time for the unit over time for as much prose, measured in turn; again where another process got in the way."""
    _seconds(unit, 2_000), _seconds(BASE, 2_000)  # word lists and expressions are made at the first run
    ratio = float("inf")
    for _ in range(4):
        ratio = min(ratio, _seconds(unit) / _seconds(BASE))
        if ratio <= limit:
            break
    return ratio


@pytest.mark.slow
@pytest.mark.parametrize("unit", NO_DEARER)
def test_brackets_digits_and_marks_cost_no_more_than_prose(unit: str) -> None:
    assert _ratio(unit, 1.2) <= 1.2


@pytest.mark.slow
@pytest.mark.parametrize("unit", LINEAR)
def test_no_repetition_is_worse_than_linear(unit: str) -> None:
    assert _ratio(unit, 10) <= 10

"""Question 10: what became of a task from one paper of an issuer to its next."""

from pathlib import Path

import pytest

from graph.build import build_store
from graph.query import ask
from graph.store import open_store

HEAD = "苏州市数字政府建设{0}年工作要点\n苏府办〔{0}〕5号\n各县级市、区人民政府:"
PLANS = {
    2031: """一、重点任务
(一)推进网上办理。全市政务服务事项网上可办率达到90%,推进跨区域通办。
(二)压缩办理时限。推动工程建设项目审批时间压缩至30个工作日以内,优化并联审批流程。
(三)归集电子证照。完成10类电子证照数据归集,推动证照互认共享应用。
(四)建设基层站点。在乡镇建设便民服务站点200个,配备自助终端设备。
(五)开展安全演练。组织政务网络安全攻防演练,排查政务系统漏洞隐患。
(六)治理僵尸网站。清理长期不更新的部门网站和新媒体账号。""",
    2032: """一、重点任务
(一)推进网上办理。全市政务服务事项网上可办率达到95%,推进跨区域通办。
(二)压缩办理时限。推动工程建设项目审批时间压缩至20个工作日以内,优化并联审批流程。
(三)归集电子证照。完成8类电子证照数据归集,推动证照互认共享应用。
(四)建设基层站点。在乡镇建设便民服务站点,配备自助终端设备。
(五)开展安全演练。组织政务网络安全攻防演练,排查政务系统漏洞隐患。
(六)发放惠民消费券。面向居民发放文旅消费券,带动夜间经济。""",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    for year, body in PLANS.items():
        text = "\n".join([HEAD.format(year), body, "苏州市人民政府办公室", f"{year}年3月1日"])
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    build_store([folder], folder / "store")
    return folder / "store"


def changes(store: Path, **values: str) -> dict[str, tuple[str, str, str]]:
    """By the older measure's title: what became of it, the newer measure's number, how figures changed."""
    return {
        row["old_title"].value: (
            row["change"].value,
            row["new_measure"].value if row.get("new_measure") else "",
            row["figures"].value.rpartition(" ")[2],
        )
        for row in ask(open_store(store), "continued", **values)
    }


def test_each_task_of_the_older_plan_is_continued_strengthened_weakened_or_dropped(store: Path) -> None:
    assert changes(store) == {
        "推进网上办理": ("strengthened", "(一)", "90→95%"),
        "压缩办理时限": ("strengthened", "(二)", "30→20工作日"),
        "归集电子证照": ("weakened", "(三)", "10→8类"),
        "建设基层站点": ("continued", "(四)", ""),
        "开展安全演练": ("continued", "(五)", ""),
        "治理僵尸网站": ("dropped", "", ""),
    }


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({"region": "苏州"}, 6),
        ({"region": "江苏"}, 6),
        ({"document": "2032"}, 6),
        ({"region": "浙江"}, 0),
        ({"document": "2033"}, 0),
    ],
)
def test_region_and_document_choose_the_papers(store: Path, values: dict[str, str], count: int) -> None:
    assert len(changes(store, **values)) == count


def test_the_state_council_s_paper_of_2022_goes_on_with_that_of_2015(shared: Path, tmp_path: Path) -> None:
    corpus = shared / "corpus"
    papers = [corpus / "more" / "state-council-2015-40.pdf", corpus / "state-council-2022-14.txt"]
    build_store(papers, tmp_path / "store")
    found = changes(tmp_path / "store", document="国发〔2022〕14号")
    assert found["加强法律法规建设"][0] == found["开展试点示范"][0] == "continued"
    assert found["积极发展众创空间"][0] == found["发展开放式创新"][0] == "dropped"
    assert {change for change, _, _ in found.values()} == {"continued", "dropped"}

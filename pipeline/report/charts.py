"""Charts as SVG text, by matplotlib: every bar and point is a link, nothing is loaded, same data,
same bytes."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib
import networkx as nx
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

BLUE, RED, GREY, GREEN = "#1f5fa8", "#c0392b", "#8a929b", "#2e7d4f"
_STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "baocao",
    "font.size": 9,
    "font.family": "sans-serif",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
}


@dataclass(frozen=True)
class Point:
    """A value with its name and the link it leads to; ``conflict`` marks one that another figure
    contradicts."""

    name: str
    value: float
    link: str
    conflict: bool = False


def _svg(figure: Figure) -> str:
    out = io.StringIO()
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of letters that its font has not: the browser has others
        FigureCanvasSVG(figure).print_svg(out, metadata={"Date": None, "Creator": None})
    text = out.getvalue()
    return text[text.index("<svg") :].replace(
        ' target="_blank"', ""
    )  # links stay on this page


def bars(points: Sequence[Point], width: float = 6.4) -> str:
    """Horizontal bars, the first on top."""
    with matplotlib.rc_context(_STYLE):
        figure = Figure(
            figsize=(width, 0.45 + 0.27 * len(points)), layout="constrained"
        )
        axes = figure.add_subplot()
        drawn = axes.barh(
            range(len(points)), [p.value for p in points], color=BLUE, height=0.7
        )
        for bar, point in zip(drawn, points, strict=True):
            bar.set_url(point.link)
            if point.conflict:
                bar.set_color(RED)
        axes.set_yticks(range(len(points)), [p.name for p in points])
        axes.invert_yaxis()
        axes.bar_label(
            drawn,
            [f"{p.value:,.0f}".replace(",", ".") for p in points],
            padding=3,
            color="#333",
        )
        axes.margins(x=0.12)
        axes.xaxis.set_visible(False)
        axes.spines["bottom"].set_visible(False)
        return _svg(figure)


def trend(points: Sequence[Point]) -> str:
    """One line over periods; contradicted values are red rings."""
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(4.2, 2.2), layout="constrained")
        axes = figure.add_subplot()
        names = list(dict.fromkeys(p.name for p in points))
        calm = {p.name: p.value for p in points if not p.conflict}
        axes.plot(
            [names.index(n) for n in calm],
            list(calm.values()),
            color=GREY,
            linewidth=1,
            zorder=1,
        )
        for conflict in (False, True):
            chosen = [p for p in points if p.conflict == conflict]
            if chosen:
                dots = axes.scatter(
                    [names.index(p.name) for p in chosen],
                    [p.value for p in chosen],
                    s=36,
                    zorder=2,
                    facecolors="white" if conflict else BLUE,
                    edgecolors=RED if conflict else BLUE,
                )
                dots.set_urls([p.link for p in chosen])
        axes.set_xticks(range(len(names)), names, rotation=30 if len(names) > 4 else 0)
        axes.set_ylim(bottom=0)
        axes.margins(x=0.1, y=0.15)
        return _svg(figure)


def histogram(
    values: Sequence[float], edges: Sequence[float], links: Sequence[str], label: str
) -> str:
    """Counts of ``values`` between ``edges``; one link a bin."""
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(4.2, 2.2), layout="constrained")
        axes = figure.add_subplot()
        _, _, drawn = axes.hist(values, bins=list(edges), color=BLUE, edgecolor="white")
        for bar, link in zip(drawn, links, strict=True):  # type: ignore[arg-type]
            bar.set_url(link)
        axes.set_xlabel(label)
        return _svg(figure)


def citations(edges: Sequence[tuple[str, str]], links: dict[str, str]) -> str:
    """Who cites whom: documents of the dataset in blue, others in grey; a node's size tells how
    often it is cited."""
    graph = nx.DiGraph(edges)
    spots = nx.spring_layout(graph, seed=1, k=1.6 / max(1, len(graph)) ** 0.5)
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(9, 6), layout="constrained")
        axes = figure.add_subplot()
        for a, b in graph.edges:
            axes.annotate(
                "",
                spots[b],
                spots[a],
                arrowprops={"arrowstyle": "-|>", "color": "#c5ccd3", "lw": 0.7},
            )
        names = sorted(graph)
        dots = axes.scatter(
            [spots[n][0] for n in names],
            [spots[n][1] for n in names],
            zorder=2,
            s=[30 + 25 * graph.in_degree(n) for n in names],
            c=[BLUE if n in links else GREY for n in names],
        )
        dots.set_urls([links.get(n, f"#facts?cites={n}") for n in names])
        for name in names:
            axes.annotate(
                name,
                spots[name],
                xytext=(0, 7),
                textcoords="offset points",
                ha="center",
                fontsize=7,
            )
        axes.set_axis_off()
        return _svg(figure)

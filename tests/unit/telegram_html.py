"""Telegram's HTML: what is wrong with a text in it. Pure."""

from html.parser import HTMLParser

TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}


class Html(HTMLParser):
    """Telegram's HTML: few tags, each closed, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag not in TAGS or (tag == "a") != any(name == "href" for name, _ in attrs):
            self.wrong.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")

    def handle_entityref(self, name: str) -> None:
        if name not in ("lt", "gt", "amp", "quot"):
            self.wrong.append(f"&{name};")

    def handle_data(self, data: str) -> None:
        self.wrong += [sign for sign in "<>&" if sign in data]


def wrong_html(text: str) -> list[str]:
    parser = Html()
    parser.feed(text)
    parser.close()
    return [*parser.wrong, *parser.open]

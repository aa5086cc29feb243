#include "clean/html/tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman::html {
namespace {

// Write a subtree as "p(one b(two))"; texts that follow each other are joined, blank ones left out.
std::string sketch(const Tree& tree, NodeId id) {
  std::string out;
  std::string text;
  const auto flush = [&] {
    if (text.find_first_not_of(" \t\r\n") != std::string::npos) out += (out.empty() ? "" : " ") + text;
    text.clear();
  };
  for (const NodeId child : children(tree, id)) {
    if (tree.nodes[child].kind == NodeKind::text) {
      text += tree.nodes[child].text;
      continue;
    }
    flush();
    const std::string inner = sketch(tree, child);
    out += (out.empty() ? "" : " ") + std::string(tree.nodes[child].text);
    if (!inner.empty()) out += "(" + inner + ")";
  }
  flush();
  return out;
}

std::string sketch(std::string_view page) {
  const Tree tree = parse_html(page);
  return sketch(tree, 0);
}

struct Case {
  const char* page;
  const char* tree;
};

TEST(Tree, ImpliesWhatPagesLeaveOut) {
  const std::vector<Case> cases = {
      {"", "html"},
      {"text", "html(body(text))"},
      {"<title>A &amp; B</title>text", "html(head(title(A & B)) body(text))"},
      {"<!doctype html><html lang=en><head><meta charset=utf-8></head><body class=x>t</body></html>",
       "html(head(meta) body(t))"},
      {"<p>one<p>two<div>three</div>four</p>five", "html(body(p(one) p(two) div(three) four p five))"},
      {"<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", "html(body(ul(li(a) li(b ul(li(c))) li(d)) e))"},
      {"<dl><dt>a<dd>b<dt>c</dl>", "html(body(dl(dt(a) dd(b) dt(c))))"},
      {"<table><tr><td>a<td>b<tr><td>c<table><tr><td>d</table>e</table>f",
       "html(body(table(tr(td(a) td(b)) tr(td(c table(tr(td(d))) e))) f))"},
      {"<table><tbody><tr><td>a<tbody><tr><th>b</table>",
       "html(body(table(tbody(tr(td(a))) tbody(tr(th(b))))))"},
      {"<table><table><tr><td>a", "html(body(table table(tr(td(a)))))"},
      {"<select><option>a<option>b<optgroup><option>c</select>d",
       "html(body(select(option(a) option(b) optgroup(option(c))) d))"},
      {"<h2>a<h3>b</h2>c", "html(body(h2(a) h3(b) c))"},
      {"a<br>b</br>c<img src=x>d<hr/>e", "html(body(a br b br c img d hr e))"},
      {"<a href=1>one<a href=2>two</a>three", "html(body(a(one) a(two) three))"},
      {"<div><a><h3>head</a>line</h3>text</div>", "html(body(div(a(h3(headline)) text)))"},
      {"<b><i>x</b>y</i>z", "html(body(b(i(x)) yz))"},
      {"<p><b>a<p>b", "html(body(p(b(a)) p(b)))"},
      {"<form>a<form>b</form>c</form>", "html(body(form(ab) c))"},
      {"<body><p>a</body></html>b", "html(body(p(ab)))"},
  };
  for (const Case& one : cases) EXPECT_EQ(sketch(one.page), one.tree) << one.page;
}

TEST(Tree, ReadsRawTextAndForeignContent) {
  const std::vector<Case> cases = {
      {"<script>if (a<b) document.write('<p>')</script>x",
       "html(head(script(if (a<b) document.write('<p>'))) body(x))"},
      {"<body><textarea><p>&lt;</textarea>x", "html(body(textarea(<p><) x))"},
      {"<body><noscript><p>a</noscript>", "html(body(noscript(p(a))))"},
      {"<body><iframe><p>a</iframe>b", "html(body(iframe(<p>a) b))"},
      {"<body><svg><title>a</title><path/><text>b</text></svg>c", "html(body(svg(title(a) path text(b)) c))"},
      {"<body><svg><g><p>a</svg>b", "html(body(svg(g) p(ab)))"},
      {"<body><svg><![CDATA[a<b]]></svg><![CDATA[x]]>", "html(body(svg(a<b)))"},
      {"<body><template><tr><td>a</template>b", "html(body(template(tr(td(a))) b))"},
      {"<body><my-tag>a<other-tag>b</my-tag>c", "html(body(my-tag(a other-tag(b)) c))"},
  };
  for (const Case& one : cases) EXPECT_EQ(sketch(one.page), one.tree) << one.page;
}

TEST(Tree, TextKnowsItsSource) {
  const std::string page = "<p title='a&amp;b'>Tom &amp; Ann&#x2014;x &co</p>";
  const Tree tree = parse_html(page);
  const NodeId p = find_first(tree, 0, Tag::p);
  EXPECT_EQ(attribute(tree, p, "title"), "a&b");
  EXPECT_EQ(text_content(tree, p), "Tom & Ann\u2014x &co");
  std::string rebuilt;
  for (const NodeId id : children(tree, p)) {
    const Node& node = tree.nodes[id];
    const std::string_view source = slice(page, node.source);
    EXPECT_TRUE(source == node.text || source.starts_with('&')) << source;
    rebuilt += source;
  }
  EXPECT_EQ(rebuilt, "Tom &amp; Ann&#x2014;x &co");
  EXPECT_EQ(slice(page, tree.nodes[p].source), page);
}

TEST(Tree, NodesStandInDocumentOrder) {
  const Tree tree = parse_html("<div><a><h3>x</a>y</h3><p>z</div><b>w");
  for (NodeId id = 1; id < tree.nodes.size(); ++id) {
    const Node& node = tree.nodes[id];
    EXPECT_LT(node.parent, id);
    EXPECT_GT(node.end, id);
    EXPECT_LE(node.end, tree.nodes[node.parent].end);
  }
  EXPECT_EQ(tree.nodes[0].end, tree.nodes.size());
}

TEST(Tree, FindsHeadBodyAndScripts) {
  const Tree tree =
      parse_html("<html lang=ar><head><script type=x>{\"a\": \"<b>&amp;\"}</script></head><body class=c>t");
  EXPECT_EQ(attribute(tree, tree.html, "lang"), "ar");
  EXPECT_EQ(attribute(tree, tree.body, "class"), "c");
  EXPECT_FALSE(find_attribute(tree, tree.body, "id").has_value());
  EXPECT_EQ(raw_content(tree, find_first(tree, tree.head, Tag::script)), "{\"a\": \"<b>&amp;\"}");
  EXPECT_EQ(text_content(tree, 0), "t");
}

}  // namespace
}  // namespace dragoman::html

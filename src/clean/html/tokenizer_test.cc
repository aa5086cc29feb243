#include "clean/html/tokenizer.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "clean/html/entities.h"

namespace dragoman::html {
namespace {

std::string write(const Token& token) {
  switch (token.kind) {
    case TokenKind::start_tag: {
      std::string out = "<" + std::string(token.text);
      for (const Attribute& one : token.attributes) {
        out += " " + std::string(one.name) + "=[" + std::string(one.value) + "]";
      }
      return out + (token.self_closing ? "/>" : ">");
    }
    case TokenKind::end_tag:
      return "</" + std::string(token.text) + ">";
    case TokenKind::comment:
      return "{" + std::string(token.text) + "}";
    case TokenKind::doctype:
      return "!" + std::string(token.name.value_or("")) + (token.force_quirks ? "?" : "!");
    case TokenKind::text:
      return std::string(token.text);
  }
  return "";
}

std::string read(std::string_view page, TextState state = TextState::data, std::string_view end_name = {}) {
  Arena arena;
  Tokenizer tokenizer(page, arena);
  tokenizer.set_state(state, end_name);
  std::string out;
  for (Token token; tokenizer.next(token);) {
    EXPECT_LE(token.source.end, page.size());
    out += write(token);
  }
  return out;
}

TEST(Tokenizer, ReadsMarkup) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"a < b & c", "a < b & c"},
      {"R&D &amp; AT&T; &lt &notit; &notin;", "R&D & AT&T; < \u00ACit; \u2209"},
      {"&#1605;&#x631;&#150;&#0;&#xD800;&#99999999;&#;", "\u0645\u0631\u2013\uFFFD\uFFFD\uFFFD&#;"},
      {"<A HREF=\"?a=1&copy=2&amp;b\" Href='x' data-Y=3 hidden>",
       "<a href=[?a=1&copy=2&b] data-y=[3] hidden=[]>"},
      {"<img src=/a/b/><br/>", "<img src=[/a/b/]><br/>"},
      {"<p\r\nclass = 'x y'\r\n>a</P >", "<p class=[x y]>a</p>"},
      {"<!-- a -- b --><!--c--!>d<!-->e<!---->", "{ a -- b }{c}d{}e{}"},
      {"<!DOCTYPE html><!doctype>x", "!html!!?x"},
      {"<?xml version='1'?><!x></ y></>z", "{?xml version='1'?}{x}{ y}z"},
      {"text<a href='never closed>more text", "text"},
      {"<custom-tag Ж=1></custom-tag>", "<custom-tag Ж=[1]></custom-tag>"},
  };
  for (const auto& [page, tokens] : cases) EXPECT_EQ(read(page), tokens) << page;
}

TEST(Tokenizer, ReadsRawText) {
  EXPECT_EQ(read("a</b>&amp;</Title >c&amp;", TextState::rcdata, "title"), "a</b>&</title>c&");
  EXPECT_EQ(read("a&amp;</styles></style>b", TextState::rawtext, "style"), "a&amp;</styles></style>b");
  EXPECT_EQ(read("<!-- <script>a</script> --></script>b", TextState::script, "script"),
            "<!-- <script>a</script> --></script>b");
  EXPECT_EQ(read("<!-- a</script>b<i>", TextState::script, "script"), "<!-- a</script>b<i>");
  EXPECT_EQ(read("<!-- <script>a</script> b<i>", TextState::script, "script"),
            "<!-- <script>a</script> b<i>");
  EXPECT_EQ(read("a</plaintext><b>", TextState::plaintext, "plaintext"), "a</plaintext><b>");
}

TEST(Tokenizer, TellsWhatAnUnfinishedTagSwallowed) {
  const std::string_view page = "text <a href=\"x";
  Arena arena;
  Tokenizer tokenizer(page, arena);
  for (Token token; tokenizer.next(token);) EXPECT_EQ(token.text, "text ");
  EXPECT_EQ(tokenizer.unfinished(), (ByteRange{5, 15}));
}

TEST(Tokenizer, KeepsAttributesUpToTheLimit) {
  for (const std::size_t extra : {0U, 1U}) {
    std::string page = "<p";
    for (std::size_t i = 0; i < kMaxAttributes + extra; ++i) page += " a" + std::to_string(i);
    page += ">";
    Arena arena;
    Tokenizer tokenizer(page, arena);
    Token token;
    ASSERT_TRUE(tokenizer.next(token));
    EXPECT_EQ(token.attributes.size(), kMaxAttributes);
    EXPECT_EQ(token.dropped_attributes, extra);
  }
}

TEST(Tokenizer, KeepsTheFirstOfEachName) {
  std::string page = "<p";
  for (int i = 0; i < 300; ++i) page += " a" + std::to_string(i % 100) + "=" + std::to_string(i);
  page += ">";
  Arena arena;
  Tokenizer tokenizer(page, arena);
  Token token;
  ASSERT_TRUE(tokenizer.next(token));
  ASSERT_EQ(token.attributes.size(), 100U);
  for (int i = 0; i < 100; ++i)
    EXPECT_EQ(token.attributes[static_cast<std::size_t>(i)].value, std::to_string(i));
}

}  // namespace
}  // namespace dragoman::html

// Runs the tokenizer over the public tests of the html5lib project, which are data in a corpora folder given
// by DRAGOMAN_CORPORA; skipped when it is not there.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/utf8.h"
#include "clean/encoding.h"
#include "clean/html/bytes.h"
#include "clean/html/tokenizer.h"

namespace dragoman::html {
namespace {

namespace json = boost::json;

std::filesystem::path html5lib() {
  const char* given = std::getenv("DRAGOMAN_CORPORA");
  return std::filesystem::path(given != nullptr ? given : DRAGOMAN_SOURCE "/../shared") / "corpora/html5lib";
}

// The tests hold lone surrogates, which pass through the tokenizer as three bytes each.
void append_any(std::string& out, unsigned c) {
  if (c < 0xD800 || c > 0xDFFF) return append_utf8(out, c);
  out += static_cast<char>(0xE0U | (c >> 12U));
  out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
  out += static_cast<char>(0x80U | (c & 0x3FU));
}

// Resolve \uXXXX in a string of a doubly escaped test.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, 2) != "\\u") {
      out += text[at++];
      continue;
    }
    append_any(out, static_cast<unsigned>(std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16)));
    at += 6;
  }
  return out;
}

// The standard's preprocessing of the input stream.
std::string normalize_newlines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && text.substr(at + 1, 1) == "\n") continue;
    out += text[at] == '\r' ? '\n' : text[at];
  }
  return out;
}

// Tokens and expectations are compared in one written form.
std::string quote(std::string_view text) {
  return "'" + std::string(text) + "'";
}

std::string quote_or_null(const std::optional<std::string_view>& text) {
  return text ? quote(*text) : "null";
}

std::string write_tag(const Token& token) {
  std::set<std::string> attributes;
  for (const Attribute& one : token.attributes) attributes.insert(quote(one.name) + "=" + quote(one.value));
  std::string out = "StartTag " + quote(token.text);
  for (const std::string& one : attributes) out += " " + one;
  return out + (token.self_closing ? " /" : "");
}

std::string write(const Token& token) {
  switch (token.kind) {
    case TokenKind::start_tag:
      return write_tag(token);
    case TokenKind::end_tag:
      return "EndTag " + quote(token.text);
    case TokenKind::comment:
      return "Comment " + quote(token.text);
    case TokenKind::doctype:
      return "DOCTYPE " + quote_or_null(token.name) + " " + quote_or_null(token.public_id) + " " +
             quote_or_null(token.system_id) + (token.force_quirks ? " quirks" : "");
    case TokenKind::text:
      return "Character " + quote(token.text);
  }
  return "";
}

std::vector<std::string> tokenize(std::string_view input, TextState state, std::string_view end_name) {
  Arena arena;
  Tokenizer tokenizer(input, arena);
  tokenizer.set_state(state, end_name);
  std::vector<std::string> out;
  std::string text;
  const auto flush = [&] {
    if (!text.empty()) out.push_back("Character " + quote(text));
    text.clear();
  };
  for (Token token; tokenizer.next(token);) {
    if (token.kind == TokenKind::text) {
      text += token.text;
      continue;
    }
    flush();
    out.push_back(write(token));
  }
  flush();
  return out;
}

struct Expectation {
  bool is_escaped = false;

  [[nodiscard]] std::string string(const json::value& value) const {
    return is_escaped ? unescape(value.as_string()) : std::string(value.as_string());
  }
  [[nodiscard]] std::string quoted(const json::value& value) const {
    return value.is_null() ? "null" : quote(string(value));
  }
  [[nodiscard]] std::string write(const json::array& token) const {
    const std::string kind(token[0].as_string());
    if (kind == "DOCTYPE") {
      return kind + " " + quoted(token[1]) + " " + quoted(token[2]) + " " + quoted(token[3]) +
             (token[4].as_bool() ? "" : " quirks");
    }
    std::string out = kind + " " + quoted(token[1]);
    if (kind != "StartTag") return out;
    std::set<std::string> attributes;
    for (const auto& [name, value] : token[2].as_object()) {
      attributes.insert(quoted(json::string(name)) + "=" + quoted(value));
    }
    for (const std::string& one : attributes) out += " " + one;
    return out + (token.size() > 3 ? " /" : "");
  }
};

TextState state_of(std::string_view name) {
  if (name == "PLAINTEXT state") return TextState::plaintext;
  if (name == "RCDATA state") return TextState::rcdata;
  if (name == "RAWTEXT state") return TextState::rawtext;
  if (name == "Script data state") return TextState::script;
  if (name == "CDATA section state") return TextState::cdata;
  EXPECT_EQ(name, "Data state");
  return TextState::data;
}

// Run one test in all its initial states; return how many passed.
int run(const json::object& test) {
  const json::value* escaped = test.if_contains("doubleEscaped");
  const Expectation expectation{escaped != nullptr && escaped->as_bool()};
  const std::string input = normalize_newlines(expectation.string(test.at("input")));
  std::vector<std::string> expected;
  for (const json::value& token : test.at("output").as_array()) {
    expected.push_back(expectation.write(token.as_array()));
  }
  std::string end_name;
  if (const json::value* name = test.if_contains("lastStartTag")) end_name = name->as_string();
  json::array states = {"Data state"};
  if (const json::value* given = test.if_contains("initialStates")) states = given->as_array();
  int passed = 0;
  for (const json::value& state : states) {
    const std::vector<std::string> got = tokenize(input, state_of(state.as_string()), end_name);
    EXPECT_EQ(got, expected) << test.at("description") << " in " << state << ": " << test.at("input");
    passed += got == expected ? 1 : 0;
  }
  return passed;
}

TEST(Html5lib, TokenizerAgrees) {
  if (!std::filesystem::exists(html5lib() / "tokenizer"))
    GTEST_SKIP() << "no corpora folder at " << html5lib() / "tokenizer";
  int passed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(html5lib() / "tokenizer")) {
    if (entry.path().extension() != ".test") continue;
    const auto bytes = read_file(entry.path(), 16U << 20U);
    ASSERT_TRUE(bytes.has_value());
    const json::value file = json::parse(*bytes);
    SCOPED_TRACE(entry.path().filename());
    if (!file.as_object().contains("tests")) continue;
    for (const json::value& test : file.at("tests").as_array()) passed += run(test.as_object());
  }
  EXPECT_GE(passed, 6000);
}

// A test is "#data", lines, "#encoding", one line.
struct EncodingTest {
  std::string data;
  std::string encoding;
};

std::vector<EncodingTest> read_encoding_tests(const std::filesystem::path& path) {
  const std::string bytes = read_file(path, 16U << 20U).value();
  std::vector<EncodingTest> tests;
  constexpr std::string_view kData = "#data\n";
  constexpr std::string_view kEncoding = "\n#encoding\n";
  for (std::size_t at = bytes.find(kData); at != std::string::npos; at = bytes.find(kData, at)) {
    at += kData.size();
    const std::size_t end = bytes.find(kEncoding, at);
    const std::size_t name = end + kEncoding.size();
    std::string encoding = bytes.substr(name, bytes.find('\n', name) - name);
    for (char& c : encoding) c = lower_byte(c);
    tests.push_back({bytes.substr(at, end - at), std::move(encoding)});
    at = name;
  }
  return tests;
}

TEST(Html5lib, DeclaredEncodingAgrees) {
  if (!std::filesystem::exists(html5lib() / "encoding"))
    GTEST_SKIP() << "no corpora folder at " << html5lib();
  std::size_t run = 0;
  for (const char* name : {"tests1.dat", "tests2.dat"}) {
    for (const EncodingTest& test : read_encoding_tests(html5lib() / "encoding" / name)) {
      const bool is_marked = test.data.starts_with("\xEF\xBB\xBF");
      const std::string got(is_marked ? decode(test.data, "").encoding : declared_in_page(test.data));
      EXPECT_EQ(got.empty() ? "windows-1252" : got, test.encoding) << test.data.substr(0, 300);
      ++run;
    }
  }
  EXPECT_GE(run, 50U);
}

}  // namespace
}  // namespace dragoman::html

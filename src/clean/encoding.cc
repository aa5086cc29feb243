#include "clean/encoding.h"

#include <uchardet.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "clean/encoding_labels.h"
#include "clean/html/bytes.h"
#include "clean/html/tokenizer.h"

namespace dragoman {
namespace {

// Browsers look into 1,024 bytes; news pages put scripts before the declaration.
constexpr std::size_t kPrescanBytes = 16U << 10U;
constexpr std::size_t kDetectorBytes = 64U << 10U;

using html::is_class;
using html::Token;
using html::TokenKind;

std::string_view value_of(const Token& token, std::string_view name) {
  for (const html::Attribute& one : token.attributes) {
    if (one.name == name) return one.value;
  }
  return {};
}

bool equals_word(std::string_view text, std::string_view lower_word) {
  return text.size() == lower_word.size() && html::starts_with_word(text, lower_word);
}

// Return what stands behind "charset=" ("algorithm for extracting a character encoding from a meta element").
std::string_view charset_in(std::string_view text) {
  const auto skip_space = [&](std::size_t at) {
    while (at < text.size() && is_class(text[at], html::kSpaceByte)) ++at;
    return at;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!html::starts_with_word(text.substr(at), "charset")) continue;
    std::size_t begin = skip_space(at + 7);
    if (begin >= text.size() || text[begin] != '=') continue;
    begin = skip_space(begin + 1);
    if (begin >= text.size()) return {};
    if (text[begin] == '"' || text[begin] == '\'') {
      const std::size_t end = text.find(text[begin], begin + 1);
      return end == std::string_view::npos ? std::string_view{} : text.substr(begin + 1, end - begin - 1);
    }
    return text.substr(begin, text.find_first_of(" \t\n\f\r;", begin) - begin);
  }
  return {};
}

// A declaration that could be read as ASCII cannot be true about UTF-16.
std::string_view believable(std::string_view encoding) {
  return encoding.starts_with("utf-16") ? std::string_view("utf-8") : encoding;
}

std::string_view declared_in_meta(const Token& token) {
  const auto has = [&](std::string_view name) {
    return std::any_of(token.attributes.begin(), token.attributes.end(),
                       [&](const html::Attribute& one) { return one.name == name; });
  };
  if (has("charset")) return believable(encoding_of_label(value_of(token, "charset")));
  if (!equals_word(value_of(token, "http-equiv"), "content-type")) return {};
  return believable(encoding_of_label(charset_in(value_of(token, "content"))));
}

std::string_view declared_in_xml(std::string_view front) {
  if (!front.starts_with("<?xml")) return {};
  front = front.substr(0, front.find('>'));
  std::size_t at = front.find("encoding");
  if (at == std::string_view::npos) return {};
  at = front.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = front.find(front[at], at + 1);
  if (end == std::string_view::npos) return {};
  return believable(encoding_of_label(front.substr(at + 1, end - at - 1)));
}

// Read tags as the tree builder would, without building: scripts and titles are text.
void set_state(html::Tokenizer& tokenizer, const Token& token) {
  if (token.kind != TokenKind::start_tag) return;
  if (token.tag == html::Tag::script) return tokenizer.set_state(html::TextState::script, token.text);
  if (html::has_trait(token.tag, html::trait::kRaw)) {
    return tokenizer.set_state(html::TextState::rawtext, token.text);
  }
  if (html::has_trait(token.tag, html::trait::kEscapable)) {
    tokenizer.set_state(html::TextState::rcdata, token.text);
  }
}

// How much of a page's text beyond ASCII is well-formed UTF-8.
struct Utf8Census {
  std::size_t good = 0;  // sequences of two bytes and more
  std::size_t bad = 0;   // ill-formed bytes; a sequence cut off by the end of the page is not counted
};

Utf8Census take_census(std::string_view bytes) {
  Utf8Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t from = at;
    decode_utf8(bytes, at);
    const bool is_cut_off = at == from + 1 && bytes.size() - from < 4;
    if (at > from + 1) {
      ++census.good;
    } else if (!is_cut_off) {
      ++census.bad;
    }
  }
  return census;
}

// The text of a page without its markup, as bytes, for detectors: tags and scripts say "English".
std::string bare_text(std::string_view bytes) {
  html::Arena arena;
  html::Tokenizer tokenizer(bytes, arena);
  std::string out;
  bool is_raw = false;
  for (Token token; out.size() < kDetectorBytes && tokenizer.next(token);) {
    if (token.kind == TokenKind::text && !is_raw && token.text.size() == token.source.size()) {
      out += token.text.substr(0, kDetectorBytes - out.size());
    } else {
      out += ' ';
    }
    is_raw = token.kind == TokenKind::start_tag && html::is_raw(token.tag);
    set_state(tokenizer, token);
  }
  return out;
}

struct CloseDetector {
  void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

// Return the detector's finding as a WHATWG name, "" if it has none that pages use.
std::string_view detect(std::string_view text) {
  const std::unique_ptr<uchardet, CloseDetector> detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), text.data(), text.size()) != 0) return {};
  uchardet_data_end(detector.get());
  const std::string_view found = encoding_of_label(uchardet_get_charset(detector.get()));
  return found == "utf-8" || found.starts_with("utf-16") || found == "macintosh" ? std::string_view{} : found;
}

std::string_view language_of_page(std::string_view bytes) {
  html::Arena arena;
  html::Tokenizer tokenizer(bytes.substr(0, kPrescanBytes), arena);
  for (Token token; tokenizer.next(token);) {
    if (token.kind != TokenKind::start_tag) continue;
    if (token.tag != html::Tag::html) return {};
    std::string_view language = value_of(token, "lang");
    if (language.empty()) language = value_of(token, "xml:lang");
    return usual_encoding(language);
  }
  return {};
}

bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

// Return whether letters beyond ASCII are as frequent as in a text of another script.
bool is_mostly_high(std::string_view text) {
  const auto high = std::count_if(text.begin(), text.end(), is_high);
  const auto ascii =
      std::count_if(text.begin(), text.end(), [](char c) { return is_class(c, html::kLetterByte); });
  return high * 2 > ascii;
}

// Count what a text in its true encoding does not have: replacement characters and C1 controls.
std::size_t count_misfits(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = decode_utf8(utf8, at);
    count += c == kReplacement || (c >= 0x80 && c < 0xA0) ? 1 : 0;
  }
  return count;
}

// UTF-16 without a mark: of ASCII markup and blanks every second byte is NUL. Return "" if it is not.
std::string_view sniff_utf16(std::string_view bytes) {
  const std::string_view front = bytes.substr(0, 1024);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < front.size(); ++i) zeros[i % 2] += front[i] == '\0' ? 1 : 0;
  if (front.size() < 16) return {};
  if (zeros[1] * 8 > front.size() && zeros[0] * 16 < zeros[1]) return "utf-16le";
  if (zeros[0] * 8 > front.size() && zeros[1] * 16 < zeros[0]) return "utf-16be";
  return {};
}

struct Choice {
  std::string_view encoding;
  std::string_view how;
};

// Choose between what is declared and what the detector finds. Latin encodings are declared by default, so a
// text of another script overrules them; so does one in which the declared encoding leaves misfits.
Choice choose_legacy(std::string_view bytes, std::string_view http, std::string_view meta) {
  const std::string text = bare_text(bytes);
  const std::string_view found = detect(text);
  Choice declared = !http.empty() && http != "utf-8" ? Choice{http, "http"} : Choice{meta, "meta"};
  if (declared.encoding == "windows-1252" && !meta.empty() && meta != "utf-8") declared = {meta, "meta"};
  const std::string_view usual = language_of_page(bytes);
  if (declared.encoding.empty() || declared.encoding == "utf-8") {
    if (!usual.empty() && (found.empty() || !is_mostly_high(text))) return {usual, "language"};
    return found.empty() ? Choice{"windows-1252", "default"} : Choice{found, "detector"};
  }
  if (declared.encoding == "windows-1252" && usual == "windows-1254") return {usual, "language"};
  if (found.empty() || found == declared.encoding) return declared;
  const bool is_other_script =
      !is_non_latin_encoding(declared.encoding) && is_non_latin_encoding(found) && is_mostly_high(text);
  if (is_other_script) return {found, "detector"};
  const std::size_t misfits = count_misfits(decode_as(text, declared.encoding));
  const auto high = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_high));
  const bool is_wrong = misfits * 50 > high && count_misfits(decode_as(text, found)) * 4 < misfits;
  return is_wrong ? Choice{found, "detector"} : declared;
}

Decoded decode_legacy(std::string_view bytes, std::string_view http, std::string_view meta) {
  const Choice choice = choose_legacy(bytes, http, meta);
  Decoded out{decode_as(bytes, choice.encoding), std::string(choice.encoding), std::string(choice.how), {}};
  const std::string_view declared = http.empty() ? meta : http;
  if (!declared.empty() && declared != choice.encoding) {
    out.notes.push_back("the page is declared as " + std::string(declared) + " and was read as " +
                        out.encoding);
  }
  const std::size_t lost = count_misfits(out.utf8);
  if (lost > 0)
    out.notes.push_back(std::to_string(lost) + " characters could not be decoded as " + out.encoding);
  return out;
}

Decoded decode_marked(std::string_view bytes, std::string_view encoding, std::size_t mark,
                      std::string_view how) {
  return {decode_as(bytes.substr(mark), encoding), std::string(encoding), std::string(how), {}};
}

}  // namespace

std::string_view declared_in_page(std::string_view bytes) {
  const std::string_view front = bytes.substr(0, kPrescanBytes);
  if (const std::string_view found = declared_in_xml(front); !found.empty()) return found;
  html::Arena arena;
  html::Tokenizer tokenizer(front, arena);
  for (Token token; tokenizer.next(token);) {
    if (token.kind == TokenKind::start_tag && token.tag == html::Tag::meta) {
      if (const std::string_view found = declared_in_meta(token); !found.empty()) return found;
    }
  }
  return {};
}

std::string_view declared_in_content_type(std::string_view content_type) {
  return encoding_of_label(charset_in(content_type));
}

Decoded decode(std::string_view bytes, std::string_view http_content_type) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return decode_marked(bytes, "utf-8", 3, "bom");
  if (bytes.starts_with("\xFF\xFE")) return decode_marked(bytes, "utf-16le", 2, "bom");
  if (bytes.starts_with("\xFE\xFF")) return decode_marked(bytes, "utf-16be", 2, "bom");
  if (const auto found = sniff_utf16(bytes); !found.empty()) return decode_marked(bytes, found, 0, "bytes");

  const std::string_view http = declared_in_content_type(http_content_type);
  if (is_utf8(bytes)) {
    const bool may_be_iso_2022 = bytes.find("\x1B$") != std::string_view::npos;
    if (may_be_iso_2022 && (http == "iso-2022-jp" || declared_in_page(bytes) == "iso-2022-jp")) {
      return decode_marked(bytes, "iso-2022-jp", 0, "meta");
    }
    return {std::string(bytes), "utf-8", "bytes", {}};
  }
  const std::string_view meta = declared_in_page(bytes);
  const Utf8Census census = take_census(bytes);
  const bool is_declared = http == "utf-8" || meta == "utf-8";
  if (census.bad * 4 <= census.good || (is_declared && census.bad <= census.good)) {
    Decoded out{repair_utf8(bytes), "utf-8", "bytes", {}};
    out.notes.push_back(std::to_string(std::max<std::size_t>(census.bad, 1)) +
                        " bytes that are not UTF-8 were replaced");
    return out;
  }
  return decode_legacy(bytes, http, meta);
}

}  // namespace dragoman

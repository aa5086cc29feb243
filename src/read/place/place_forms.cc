#include "read/place/place_forms.h"

#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxForms = 16;

// An ending and what may stand in its place in the nominative, '|' between; "" is the bare stem.
struct Ending {
  std::string_view ending;
  std::string_view nominatives;
};

// Longest first: the first that fits is taken. Folding has made й to и and ё to е, ї to і.
constexpr std::array<Ending, 34> kEndings = {{
    {"скои", "ская|скои"},
    {"ского", "скии|ское"},
    {"скому", "скии|ское"},
    {"ским", "скии|ское"},
    {"ской", "ская"},
    {"скую", "ская"},
    {"ских", "ские"},
    {"иею", "ия"},
    {"ией", "ия"},
    {"иеи", "ия"},
    {"ием", "ие|ии"},
    {"иях", "ия|ии"},
    {"ами", "ы|а|"},
    {"ями", "и|я"},
    {"ову", "ов"},
    {"ове", "ов|ово"},
    {"ии", "ия|ии"},
    {"ию", "ия|ии"},
    {"ія", "ія"},
    {"іі", "ія"},
    {"ію", "ія"},
    {"ом", "|о"},
    {"ем", "ь|е|и"},
    {"ах", "ы|а|и"},
    {"ои", "а|ая"},
    {"еи", "я|еи"},
    {"ью", "ь"},
    {"у", "а||о"},
    {"е", "а||о|я|ь"},
    {"ы", "а|"},
    {"и", "ь|я|а|и"},
    {"а", "|о"},
    {"ю", "ь|я|и"},
    {"і", "а||о|я|ь"},
}};

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() > ending.size() + 4 && text.substr(text.size() - ending.size()) == ending;
}

void add_cyrillic(std::string_view key, std::vector<std::string>& out) {
  for (const Ending& rule : kEndings) {
    if (!ends_with(key, rule.ending)) continue;
    const std::string stem(key.substr(0, key.size() - rule.ending.size()));
    for (std::string_view rest = rule.nominatives;;) {
      const std::size_t bar = rest.find('|');
      std::string form = stem + std::string(rest.substr(0, bar));
      if (form != key && out.size() < kMaxForms) out.push_back(std::move(form));
      if (bar == std::string_view::npos) break;
      rest.remove_prefix(bar + 1);
    }
    if (out.size() >= 6) return;
  }
}

// "wa-", "bi-", "li-", "fa-", "ka-"; "lil-" stands for "li-al-".
void add_arabic(std::string_view key, std::vector<std::string>& out) {
  static constexpr std::array<std::string_view, 5> kParticles = {"و", "ب", "ل", "ف", "ك"};
  static constexpr std::string_view kArticle = "ال";
  if (key.starts_with("لل") && key.size() > 8)
    out.push_back(std::string(kArticle) + std::string(key.substr(4)));
  for (const std::string_view particle : kParticles) {
    if (!key.starts_with(particle) || key.size() < particle.size() + 6) continue;
    const std::string_view rest = key.substr(particle.size());
    out.emplace_back(rest);
    if (rest.starts_with(particle)) continue;
    for (const std::string_view second : kParticles) {
      if (rest.starts_with(second) && rest.size() >= second.size() + 6)
        out.emplace_back(rest.substr(second.size()));
    }
  }
  if (key.starts_with(kArticle) && key.size() > 10) out.emplace_back(key.substr(kArticle.size()));
}

}  // namespace

std::vector<std::string> nominative_forms(std::string_view key) {
  std::vector<std::string> out;
  if (key.size() < 6 || static_cast<unsigned char>(key.front()) < 0x80) return out;
  std::size_t at = 0;
  const Script script = script_of(decode_utf8(key, at));
  if (script == Script::cyrillic) add_cyrillic(key, out);
  if (script == Script::arabic) add_arabic(key, out);
  return out;
}

}  // namespace dragoman

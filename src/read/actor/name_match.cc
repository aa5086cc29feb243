#include "read/actor/name_match.h"

#include <algorithm>
#include <array>

#include "read/actor/romanise.h"
#include "read/actor/units.h"

namespace dragoman::actor {
namespace {

bool is_article(const std::string& key) {
  static constexpr std::array<std::string_view, 24> kArticles = {
      "al", "el", "ul", "as", "ad",  "an", "ar", "az", "at", "ash", "es", "ed",
      "en", "er", "ez", "et", "аль", "ал", "ас", "ад", "ан", "ар",  "аз", "эль"};
  return std::find(kArticles.begin(), kArticles.end(), key) != kArticles.end();
}

std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t up = row[j];
      row[j] = std::min({up + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = up;
    }
  }
  return row.back();
}

}  // namespace

Result<NameMatcher> NameMatcher::load(const std::filesystem::path& /*folder*/) {
  return NameMatcher{};
}

PersonName NameMatcher::parse(std::string_view name) const {
  PersonName out;
  const std::vector<Unit> units = cut_units(name);
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (i + 1 < units.size() && is_article(units[i].key)) continue;
    if (units[i].key == "s" && i > 0 && units[i].joined) continue;
    NamePart part;
    part.key = units[i].key;
    part.script = units[i].script;
    part.roman = romanise(part.key);
    part.skeleton = skeleton(part.roman);
    part.initial = part.roman.size() <= 1;
    out.push_back(std::move(part));
  }
  return out;
}

bool NameMatcher::same_part(const NamePart& a, const NamePart& b) const {
  if (a.key == b.key) return true;
  if (a.initial || b.initial) return !a.roman.empty() && !b.roman.empty() && a.roman[0] == b.roman[0];
  if (a.skeleton != b.skeleton || a.skeleton.size() < 2) return false;
  const std::size_t longest = std::max(a.roman.size(), b.roman.size());
  return edits(a.roman, b.roman) * 2 <= longest + 1;
}

bool NameMatcher::same_person(const PersonName& a, const PersonName& b) const {
  if (a.size() < 2 || b.size() < 2) return false;
  return same_part(a.front(), b.front()) && same_part(a.back(), b.back());
}

}  // namespace dragoman::actor

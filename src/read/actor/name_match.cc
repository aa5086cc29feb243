#include "read/actor/name_match.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/utf8.h"
#include "read/actor/romanise.h"

namespace dragoman::actor {
namespace {

// Likeness from which two words count as one name; set on the development pairs (docs/actors.md).
constexpr double kAlike = 1.0;       // across scripts
constexpr double kAlikeLatin = 1.8;  // within Latin letters, where more is seen: "Hassan" is not "Hussein"
constexpr double kAlikeConsonants = 1.45;  // within Latin letters if all consonants agree: "Yusuf", "Youssef"
constexpr std::size_t kShortestNickname = 3;  // "Ash" for "Ashton"

bool is_among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'`' || (c >= 0x2018 && c <= 0x201B) || (c >= 0x02B9 && c <= 0x02BF) ||
         c == 0x2032;
}

// A word of a name as written, and whether a hyphen follows.
struct Piece {
  std::string text;
  bool hyphen = false;
  bool point = false;
};

std::vector<Piece> pieces_of(std::string_view name) {
  std::vector<Piece> out;
  bool open = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(name, at);
    if (is_letter(c) || is_digit(c) || is_mark(c) || c == 0x0640 || c == 0x200C) {
      if (!open) out.emplace_back();
      open = true;
      if (c != 0x200C) out.back().text.append(name, begin, at - begin);
    } else if (!is_apostrophe(c)) {
      if (open && (c == U'-' || c == 0x2010 || c == 0x2011)) out.back().hyphen = true;
      if (open && c == U'.') out.back().point = true;
      open = false;
    }
  }
  return out;
}

// "al", "el", and before a hyphen also the assimilated forms.
bool is_article(const std::string& key, bool hyphen) {
  if (is_among(key, {"al", "el", "аль", "эль", "ал"})) return true;
  return hyphen && is_among(key, {"ul", "as", "ad", "an", "ar", "az",  "at", "ash", "adh", "ath", "es",
                                  "ed", "en", "er", "ez", "et", "esh", "ас", "ад",  "ан",  "ар",  "аз",
                                  "ат", "аш", "эс", "эд", "эн", "эр",  "эз", "эт",  "эш",  "ед",  "ул"});
}

bool is_particle(const std::string& key) {
  return is_among(key, {"bin", "ibn", "bint", "ben", "бин", "ибн", "бен", "بن", "ابن", "بنت"});
}

// First halves of names that are one: "Abd al-Rahman", "Abu Bakr", "Nur al-Din".
bool joins_next(const std::string& key) {
  return is_among(key, {"abd", "abdul", "abdel", "abdal", "abdol", "abdur", "абд", "абдул", "абдель", "абдур",
                        "عبد", "abu", "abou", "abo", "ebu", "абу", "ابو"});
}

// "Vladimirovich", "Иванович", "Петровна".
bool is_patronymic(const NamePart& part) {
  return part.roman.size() > 6 && (part.roman.ends_with("ovich") || part.roman.ends_with("evich") ||
                                   part.roman.ends_with("ovna") || part.roman.ends_with("evna"));
}

std::string without_arabic_article(std::string key) {
  constexpr std::string_view kArticle = "ال";
  if (key.size() >= 8 && key.starts_with(kArticle)) key.erase(0, kArticle.size());
  return key;
}

// "abdulrahman", "abdelrahman" and "abd" + "rahman" in one spelling; "Abdullah" stays.
std::string with_plain_abd(std::string key) {
  static constexpr std::string_view kForms[] = {"abdul", "abdel",  "abdal", "abdol", "abdur",
                                                "абдул", "абдель", "абдал", "абдур"};
  for (const std::string_view form : kForms) {
    if (!key.starts_with(form) || key.size() < form.size() + 3) continue;
    const std::string_view rest = std::string_view(key).substr(form.size());
    if (rest.starts_with("la") || rest.starts_with("ла")) return key;
    const std::string plain = form[0] == 'a' ? "abd" : "абд";
    return plain + std::string(rest);
  }
  return key;
}

NamePart part_of(std::string key, bool initial) {
  key = with_plain_abd(std::move(key));
  NamePart part;
  part.script = main_script(key);
  part.key = part.script == Script::arabic ? without_arabic_article(std::move(key)) : std::move(key);
  part.roman = romanise(part.key);
  part.skeleton = skeleton(part.roman);
  part.initial = initial;
  return part;
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

double per_letter(const SpellingModel& model, std::string_view left, std::string_view right) {
  const Spelled l = model.spell_left(left);
  const Spelled r = model.spell_right(right);
  const double ratio = model.joint(l, r) - model.left_alone(l) - model.right_alone(r);
  return ratio / static_cast<double>(std::max(l.size(), r.size()));
}

// Without a model: the share of letters that agree, put on the scale of likeness().
double by_letters(const NamePart& a, const NamePart& b) {
  const std::size_t longest = std::max<std::size_t>({a.roman.size(), b.roman.size(), 1});
  const double sound = a.skeleton == b.skeleton && a.skeleton.size() > 1 ? 0.4 : 0.0;
  return 1.2 + sound - 3.0 * static_cast<double>(edits(a.roman, b.roman)) / static_cast<double>(longest);
}

Result<std::shared_ptr<const SpellingModel>> load_model(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::make_shared<const SpellingModel>();
  auto model = SpellingModel::load(path);
  if (!model) return tl::unexpected(model.error());
  return std::make_shared<const SpellingModel>(std::move(*model));
}

// Whether one given name may be short for the other: "Ash" and "Ashton", "B." and "Bashar".
bool is_short_for(const NamePart& a, const NamePart& b) {
  const NamePart& brief = a.key.size() < b.key.size() ? a : b;
  const NamePart& whole = a.key.size() < b.key.size() ? b : a;
  if (brief.initial) return !brief.roman.empty() && whole.roman.starts_with(brief.roman.substr(0, 1));
  return brief.script == whole.script && brief.roman.size() >= kShortestNickname &&
         whole.roman.starts_with(brief.roman) && whole.roman.size() > brief.roman.size() + 1;
}

}  // namespace

Result<NameMatcher> NameMatcher::load(const std::filesystem::path& folder) {
  NameMatcher matcher;
  const std::pair<std::string_view, std::shared_ptr<const SpellingModel>*> models[] = {
      {"spelling_arabic.tsv", &matcher.arabic_},
      {"spelling_cyrillic.tsv", &matcher.cyrillic_},
      {"spelling_latin.tsv", &matcher.latin_}};
  for (const auto& [file, target] : models) {
    auto model = load_model(folder / file);
    if (!model) return tl::unexpected(model.error());
    *target = std::move(*model);
  }
  return matcher;
}

const SpellingModel& NameMatcher::model_for(Script script) const {
  static const SpellingModel kNone;
  if (script == Script::arabic) return *arabic_;
  if (script == Script::cyrillic) return *cyrillic_;
  return script == Script::latin ? *latin_ : kNone;
}

PersonName NameMatcher::parse(std::string_view name) const {
  PersonName out;
  const std::vector<Piece> pieces = pieces_of(name);
  std::string before;  // a first half that waits for its second
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::string key = fold(pieces[i].text);
    const bool last = i + 1 == pieces.size();
    if (!last && (is_article(key, pieces[i].hyphen) || (is_particle(key) && i > 0))) continue;
    if (!last && before.empty() && joins_next(key)) {
      before = std::move(key);
      continue;
    }
    const bool initial = count_code_points(key) == 1 || (pieces[i].point && count_code_points(key) <= 2);
    if (!before.empty()) key = before + without_arabic_article(std::move(key));
    before.clear();
    out.push_back(part_of(std::move(key), initial));
  }
  if (out.size() > 2) {
    const auto is_middle_patronymic = [&out](const NamePart& part) {
      return &part != &out.front() && &part != &out.back() && is_patronymic(part);
    };
    std::vector<NamePart> kept;
    for (const NamePart& part : out) {
      if (!is_middle_patronymic(part)) kept.push_back(part);
    }
    out = std::move(kept);
  }
  return out;
}

double NameMatcher::likeness(const NamePart& a, const NamePart& b) const {
  if (a.key == b.key) return 3;
  if (a.script == b.script) {
    if (a.script == Script::latin && !latin_->empty())
      return std::max(per_letter(*latin_, a.key, b.key), by_letters(a, b));
    return by_letters(a, b);
  }
  const NamePart& left = a.script == Script::latin
                             ? a
                             : (b.script == Script::latin ? b : (a.script == Script::cyrillic ? a : b));
  const NamePart& right = &left == &a ? b : a;
  const SpellingModel& model = model_for(right.script);
  if (model.empty()) return by_letters(a, b);
  return per_letter(model, left.script == Script::latin ? left.key : left.roman, right.key);
}

bool NameMatcher::same_part(const NamePart& a, const NamePart& b) const {
  if (a.key == b.key) return true;
  if (a.initial || b.initial) return is_short_for(a, b);
  const bool both_latin = a.script == Script::latin && b.script == Script::latin && !latin_->empty();
  if (!both_latin) return likeness(a, b) >= kAlike;
  const bool same_consonants = a.skeleton == b.skeleton && a.skeleton.size() > 2;
  return likeness(a, b) >= (same_consonants ? kAlikeConsonants : kAlikeLatin);
}

bool NameMatcher::same_person(const PersonName& a, const PersonName& b) const {
  if (a.size() < 2 || b.size() < 2) return false;
  const PersonName& brief = a.size() <= b.size() ? a : b;
  const PersonName& whole = a.size() <= b.size() ? b : a;
  if (brief.back().initial || !same_part(brief.back(), whole.back())) return false;
  // The parts before the family name, in order.
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < brief.size(); ++i) {
    while (at + 1 < whole.size() && !same_part(brief[i], whole[at]) &&
           !(i == 0 && is_short_for(brief[i], whole[at])))
      ++at;
    if (at + 1 >= whole.size()) return false;
    ++at;
  }
  return true;
}

}  // namespace dragoman::actor

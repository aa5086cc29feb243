// Name candidates in Arabic and Hebrew script, which have no capitals.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/syntax/name_candidates.h"

namespace dragoman::syntax {
namespace {

constexpr std::size_t kMaxNameWords = 5;
constexpr std::size_t kMaxTitleWords = 4;     // "وزير الدفاع العراقي السابق" before the name
constexpr std::uint32_t kCommonName = 2;      // of WordLists::people: seen some four times
constexpr std::size_t kShortestArticled = 8;  // bytes of the article and two letters more

// Titles and ranks after which a person is named, folded; Arabic, then Persian.
constexpr std::array<std::string_view, 49> kTitles = {
    "الرييس", "رييس",   "وزير",   "الوزير",  "وزيره",  "الوزيره", "السيد",  "السيده", "الشيخ",   "الامير",
    "الملك",  "اللواء", "العميد", "العقيد",  "المقدم", "الرايد",  "النقيب", "الفريق", "الجنرال", "القايد",
    "النايب", "الناطق", "المتحدث", "السفير",  "المبعوث", "الدكتور", "د",      "محافظ",  "المحافظ", "القاضي",
    "اقاي",   "خانم",   "دكتر",   "سردار",   "سرلشكر", "سرتيپ",   "سرهنگ",  "سيد",    "ايت‌الله", "حجت‌الاسلام",
    "رييس‌جمهور", "جمهور", "فرمانده", "سخنگوي", "سخنگو", "سفير", "مدير", "معاون", "نماينده"};

// Words of grammar and speech that are spelt like somebody's name, or follow titles, folded.
constexpr std::array<std::string_view, 70> kNoNames = {
    "في",  "من",   "الي",  "عن",   "ان",   "او",   "ام",   "لا",   "ما",   "هو",   "هي",  "هم",   "كان",  "قد",
    "لم",  "لن",   "مع",   "بعد",  "قبل",  "بين",  "حتي",  "منذ",  "كل",   "هذا",  "هذه",  "ذلك", "التي", "الذي", "اي",
    "اول", "الاول", "ثاني", "الثاني", "الثالث", "امس", "اليوم", "صباح", "حرب", "امل", "جدا", "ايضا", "به", "با", "از",
    "در",  "كه",   "را",   "تا",   "بر",   "اين",  "وي",   "هر",   "يك",   "دو",   "سه",  "روي",  "كار",  "فرد",
    "است", "بود",  "شد",   "شده",  "كرد",  "گفت",  "وارد", "جاي",  "بار",  "هويت", "جوان", "طالب"};

// Words that join the parts of a name, folded.
constexpr std::array<std::string_view, 8> kLinks = {"بن", "ابن", "ابو", "ابي", "ال", "عبد", "بنت", "ام"};

bool is_one_of(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// What a folded word may be in a name.
struct Kind {
  bool title = false;
  bool name = false;      // known from people's names
  bool link = false;      // goes on to the next word
  bool articled = false;  // begins with the article: a family name, or the adjective of a title
  bool other = false;     // any other word that may belong to a title
};

Kind kind_of(std::string_view word, std::uint32_t people) {
  const std::string folded = fold(word);
  std::size_t at = 0;
  // The preposition, which folds to the name Ali.
  const bool no_name = word == "على" || is_one_of(kNoNames, folded) || !is_letter(decode_utf8(word, at));
  Kind kind;
  if (no_name) return kind;
  kind.title = is_one_of(kTitles, folded);
  kind.link = is_one_of(kLinks, folded);
  kind.articled = folded.starts_with("ال") && folded.size() >= kShortestArticled;
  kind.name = people >= kCommonName && !kind.title && !kind.link;
  kind.other = !kind.name;
  return kind;
}

// Return the end of the name that begins at `first`, `first` if none does. `least`: words known from names
// that it has to have.
std::size_t name_end(std::span<const Kind> kinds, std::size_t first, std::size_t least) {
  std::size_t known = 0, end = first;
  for (std::size_t i = first; i < kinds.size() && i - first < kMaxNameWords; ++i) {
    if (kinds[i].link) continue;
    const bool family = i > first && kinds[i].articled && !kinds[i].title;
    if (!kinds[i].name && !family) break;
    known += kinds[i].name ? 1 : 0;
    end = i + 1;
    if (family && !kinds[i].name) break;  // what follows is no longer sure
  }
  return known >= least ? end : first;
}

// Return where the name after the title at `at` begins: behind the words that say of what and of whom
// ("وزير الدفاع العراقي", "وزیر امور خارجه").
std::size_t behind_title(std::span<const Kind> kinds, std::size_t at) {
  std::size_t next = at + 1;
  while (next < kinds.size() && next - at <= kMaxTitleWords &&
         (kinds[next].title || (kinds[next].other && !kinds[next].link)))
    ++next;
  return next;
}

bool is_abbreviated_title(const Report& report, const Reading& reading, Index i) {
  return slice(report.text, reading.words[i].text) == "د";
}

}  // namespace

void add_uncased_candidates(const Report& report, const WordLists& lists, Reading& out) {
  std::vector<Kind> kinds;
  for (const Sentence& sentence : out.sentences) {
    kinds.clear();
    for (Index i = sentence.first; i < sentence.end; ++i) {
      const std::string_view word = slice(report.text, out.words[i].text);
      kinds.push_back(kind_of(word, lists.people.find(people_key(word))));
      // "د." keeps its full stop apart.
      if (word == "." && kinds.size() > 1 && is_abbreviated_title(report, out, i - 1)) kinds.back().title = true;
    }
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const std::size_t first = kinds[i].title ? behind_title(kinds, i) : i;
      const std::size_t end = name_end(kinds, first, kinds[i].title ? 1 : 2);
      if (end == first) continue;
      append_candidate(sentence.first + static_cast<Index>(first), sentence.first + static_cast<Index>(end), out);
      i = end - 1;
    }
  }
}

}  // namespace dragoman::syntax

#include "claim/coding/happenings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/unicode.h"

namespace dragoman {
namespace {

constexpr std::size_t kReach = 60;  // claims: those further apart are not compared, so the work stays linear
constexpr std::uint32_t kClose = 400;  // bytes between the evidence of claims that tell one story
constexpr std::size_t kCountries = 2;  // of the key

// What a comparison needs of a claim.
struct Traits {
  const Frame* frame = nullptr;
  std::set<std::string> parties;  // actors, else their words
  std::set<std::string> places;
  std::vector<std::string> countries;
  std::optional<DayInterval> days;  // as the text tells
  bool real = false;                // told as a fact: plans and hopes are events of their own
};

void add_words(const std::string& text, std::set<std::string>& into) {
  constexpr std::size_t kLong = 4;
  std::string word;
  for (const char c : fold(text) + ' ') {
    if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += c;
      continue;
    }
    if (word.size() >= kLong) into.insert(word.ends_with('s') ? word.substr(0, word.size() - 1) : word);
    word.clear();
  }
}

bool is_real(Modality modality) {
  return modality == Modality::happened || modality == Modality::ongoing || modality == Modality::state ||
         modality == Modality::negated || modality == Modality::assumed;
}

Traits traits_of(const Frame& frame, const Claim& claim) {
  Traits traits;
  traits.frame = &frame;
  traits.real = is_real(claim.modality);
  for (const Argument& argument : claim.arguments) {
    const auto role = frame.role(argument.role);
    if (!role || frame.roles[*role].dyad == Dyad::none) continue;
    add_words(argument.text, traits.parties);
    if (!argument.country.empty()) traits.countries.push_back(argument.country);
  }
  for (const Place& place : claim.places) {
    if (place.precision != PlacePrecision::country && !place.id.empty()) traits.places.insert(place.id);
    if (!place.country.empty()) traits.countries.push_back(place.country);
  }
  if (claim.time && claim.time->resolved_by != ResolvedBy::publication) traits.days = claim.time->interval;
  if (claim.time && !claim.time->text.empty()) traits.days = claim.time->interval;
  return traits;
}

bool exclude(const Traits& a, const Traits& b) {
  if (!a.days || !b.days) return false;
  const bool after = a.days->start && b.days->end && *b.days->end < *a.days->start;
  const bool before = b.days->start && a.days->end && *a.days->end < *b.days->start;
  return after || before;
}

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& item) { return b.contains(item); }));
}

bool same_happening(const Claim& a, const Traits& x, const Claim& b, const Traits& y) {
  if (x.frame->family != y.frame->family || x.real != y.real || exclude(x, y)) return false;
  const std::uint32_t gap = b.evidence.begin > a.evidence.end ? b.evidence.begin - a.evidence.end : 0;
  if (shared(x.places, y.places) > 0) return true;
  const std::size_t parties = shared(x.parties, y.parties);
  return parties > 1 || (parties > 0 && gap <= kClose * 2) || gap <= kClose;
}

std::string key_of(const std::vector<const Claim*>& members, const std::vector<const Traits*>& traits,
                   const std::string& published) {
  std::map<std::string, int> countries;
  std::string day;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (const std::string& country : traits[i]->countries) ++countries[country];
    if (!traits[i]->days || !traits[i]->days->start) continue;
    const std::string first = to_string(*traits[i]->days->start);
    if (day.empty() || first < day) day = first;
  }
  std::vector<std::pair<std::string, int>> often(countries.begin(), countries.end());
  std::stable_sort(often.begin(), often.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (often.size() > kCountries) often.resize(kCountries);
  std::sort(often.begin(), often.end());
  std::string names;
  for (const auto& [country, count] : often) names += (names.empty() ? "" : "-") + country;
  return fmt::format("{}:{}:{}", traits.front()->frame->family, day.empty() ? published : day, names);
}

}  // namespace

void join_happenings(const Report& report, const std::vector<Frame>& frames, std::vector<Claim>& claims) {
  std::vector<Traits> traits;
  for (const Claim& claim : claims) {
    const auto frame =
        std::find_if(frames.begin(), frames.end(), [&](const Frame& f) { return f.name == claim.frame; });
    traits.push_back(traits_of(*frame, claim));
  }
  std::vector<std::size_t> first(claims.size());
  std::iota(first.begin(), first.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (first[i] != i) i = first[i] = first[first[i]];
    return i;
  };
  for (std::size_t j = 1; j < claims.size(); ++j) {
    if (traits[j].frame->speaker != kNone) continue;
    for (std::size_t i = j > kReach ? j - kReach : 0; i < j; ++i) {
      if (traits[i].frame->speaker != kNone) continue;
      if (same_happening(claims[i], traits[i], claims[j], traits[j])) first[root(j)] = root(i);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (traits[i].frame->speaker == kNone) groups[root(i)].push_back(i);
  }
  std::map<std::string, int> used;
  for (const auto& [top, members] : groups) {
    std::vector<const Claim*> of;
    std::vector<const Traits*> with;
    for (const std::size_t i : members) {
      of.push_back(&claims[i]);
      with.push_back(&traits[i]);
    }
    std::string key = key_of(of, with, report.published.value.substr(0, 10));
    if (const int twice = used[key]++; twice > 0) key += fmt::format(":{}", twice + 1);
    for (const std::size_t i : members) claims[i].event_key = key;
  }
}

}  // namespace dragoman

#include "read/actor/name_cluster.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "base/utf8.h"

namespace dragoman::actor {
namespace {

// Sets that can be joined (union and find with path halving).
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

// A name ready for comparing: its own parts, and what kinds of thing its other words say.
struct Prepared {
  PersonName parts;
  std::set<std::string> kinds;
  std::string initials;  // of all words, small ones left out
  bool acronym = false;  // one word of two to six capitals
  Index listed = kNone;
};

bool is_acronym(const std::vector<Unit>& units) {
  if (units.size() != 1 || !units[0].all_upper || !units[0].initial_upper) return false;
  const std::size_t letters = count_code_points(units[0].key);
  return letters >= 2 && letters <= 6;
}

std::string first_letter(const std::string& key) {
  std::size_t at = 0;
  if (!key.empty()) decode_utf8(key, at);
  return key.substr(0, at);
}

Prepared prepare(const std::string& name, const ActorKnowledge& knowledge) {
  Prepared out;
  const std::vector<Unit> units = cut_units(name);
  out.acronym = is_acronym(units);
  out.listed = knowledge.list.find(name);
  const PersonName parts = knowledge.matcher.parse(name);
  for (const NamePart& part : parts) {
    if (knowledge.lexicon.empty_words.contains(part.key)) continue;
    out.initials += first_letter(part.key);
    const auto kind = knowledge.lexicon.kinds.find(part.key);
    if (kind != knowledge.lexicon.kinds.end()) {
      out.kinds.insert(kind->second);
    } else {
      out.parts.push_back(part);
    }
  }
  if (out.parts.empty()) {
    out.parts = parts;
    out.kinds.clear();
  }
  return out;
}

// Return the letters of a name without blanks: "peshmerga" for "Pesh Merga".
NamePart joined(const PersonName& parts) {
  NamePart out = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    out.key += parts[i].key;
    out.roman += parts[i].roman;
    out.skeleton += parts[i].skeleton;
  }
  return out;
}

bool kinds_agree(const Prepared& a, const Prepared& b) {
  return a.kinds.empty() || b.kinds.empty() || a.kinds == b.kinds;
}

bool same_name(const NameMatcher& matcher, const Prepared& a, const Prepared& b) {
  if (!kinds_agree(a, b) || a.parts.empty() || b.parts.empty()) return false;
  if (a.acronym || b.acronym)
    return a.parts.size() == 1 && b.parts.size() == 1 && a.parts[0].key == b.parts[0].key;
  if (a.parts.size() > 1 && b.parts.size() > 1) return matcher.same_person(a.parts, b.parts);
  const NamePart left = joined(a.parts);
  const NamePart right = joined(b.parts);
  if (left.initial || right.initial) return false;
  return matcher.same_part(left, right);
}

void join_listed(const std::vector<Prepared>& names, Sets& sets) {
  std::map<Index, std::uint32_t> first;
  for (std::uint32_t n = 0; n < names.size(); ++n) {
    if (names[n].listed == kNone) continue;
    const auto [known, added] = first.emplace(names[n].listed, n);
    if (!added) sets.join(known->second, n);
  }
}

// Whether two names may be compared at all: both in the list means that the list has decided.
bool is_open(const Prepared& a, const Prepared& b) {
  return a.listed == kNone || b.listed == kNone;
}

void join_alike(const std::vector<Prepared>& names, const NameMatcher& matcher, Sets& sets) {
  for (std::uint32_t a = 0; a < names.size(); ++a) {
    for (std::uint32_t b = a + 1; b < names.size(); ++b) {
      if (is_open(names[a], names[b]) && same_name(matcher, names[a], names[b])) sets.join(a, b);
    }
  }
}

void join_acronyms(const std::vector<Prepared>& names, Sets& sets) {
  std::unordered_map<std::string, std::set<std::uint32_t>> by_initials;
  for (std::uint32_t n = 0; n < names.size(); ++n) {
    if (names[n].initials.size() >= 2 && !names[n].acronym)
      by_initials[names[n].initials].insert(sets.find(n));
  }
  for (std::uint32_t n = 0; n < names.size(); ++n) {
    if (!names[n].acronym || names[n].listed != kNone) continue;
    const auto found = by_initials.find(names[n].parts.front().key);
    if (found != by_initials.end() && found->second.size() == 1) sets.join(n, *found->second.begin());
  }
}

}  // namespace

std::vector<std::uint32_t> cluster_names(const std::vector<std::string>& names,
                                         const ActorKnowledge& knowledge) {
  std::vector<Prepared> prepared;
  prepared.reserve(names.size());
  for (const std::string& name : names) prepared.push_back(prepare(name, knowledge));
  Sets sets(names.size());
  join_listed(prepared, sets);
  join_alike(prepared, knowledge.matcher, sets);
  join_acronyms(prepared, sets);
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;
  std::vector<std::uint32_t> out;
  for (std::uint32_t n = 0; n < names.size(); ++n) {
    out.push_back(numbers.emplace(sets.find(n), static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return out;
}

}  // namespace dragoman::actor

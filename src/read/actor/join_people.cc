// Names of persons brought together: full names by sound, then single ones ("Ghabban") to the full name they
// end.
#include <algorithm>
#include <optional>

#include "read/actor/resolve.h"

namespace dragoman::actor {
namespace {

constexpr std::size_t kMaxSpellings = 8;  // of one person's full name, kept for comparing

struct Person {
  Index actor = kNone;
  std::vector<PersonName> names;  // of two parts or more
  Index last_mention = kNone;
};

bool is_new(const std::vector<PersonName>& names, const PersonName& name) {
  return std::none_of(names.begin(), names.end(), [&name](const PersonName& known) {
    return std::equal(known.begin(), known.end(), name.begin(), name.end(),
                      [](const NamePart& a, const NamePart& b) { return a.key == b.key; });
  });
}

// Whether titles contradict each other: a woman's and a man's.
bool may_be(const Cast& cast, const Person& person, const Detail& detail) {
  const char known = cast.about[person.actor].gender;
  return known == 0 || detail.gender == 0 || known == detail.gender;
}

bool is_full(const PersonName& name) {
  return std::count_if(name.begin(), name.end(), [](const NamePart& part) { return !part.initial; }) >= 2;
}

// Return the place in `people` of the one with this full name.
std::optional<std::size_t> find_full(const Cast& cast, const std::vector<Person>& people,
                                     const PersonName& name, const Detail& detail) {
  for (std::size_t p = 0; p < people.size(); ++p) {
    if (!may_be(cast, people[p], detail)) continue;
    for (const PersonName& known : people[p].names) {
      if (cast.knowledge.matcher.same_person(known, name)) return p;
    }
  }
  return std::nullopt;
}

// How well a single name fits a person: 2 the family name, 1 another part, 0 not.
int fit(const Cast& cast, const Person& person, const NamePart& single) {
  int best = 0;
  for (const PersonName& known : person.names) {
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (!cast.knowledge.matcher.same_part(known[i], single)) continue;
      best = std::max(best, i + 1 == known.size() ? 2 : 1);
    }
  }
  return best;
}

// Return whom a single name means: the one whose family name it is, named last before it; else first after
// it.
std::optional<std::size_t> find_single(const Cast& cast, const std::vector<Person>& people,
                                       const PersonName& name, const Detail& detail, Index mention) {
  std::optional<std::size_t> best;
  int best_fit = 0;
  Index best_mention = kNone;
  for (std::size_t p = 0; p < people.size(); ++p) {
    if (!may_be(cast, people[p], detail)) continue;
    const int now = fit(cast, people[p], name.back());
    if (now == 0 || now < best_fit) continue;
    Index before = kNone;
    for (const Index m : cast.reading.actors[people[p].actor].mentions) {
      if (m < mention && (before == kNone || m > before)) before = m;
    }
    const bool nearer = best_mention == kNone ? before != kNone : before != kNone && before > best_mention;
    if (now > best_fit || nearer) {
      best = p;
      best_fit = now;
      best_mention = before;
    }
  }
  return best;
}

struct Named {
  Index mention;
  PersonName name;
};

std::vector<Named> person_names(const Cast& cast) {
  std::vector<Named> out;
  for (Index m = 0; m < cast.reading.mentions.size(); ++m) {
    const Mention& mention = cast.reading.mentions[m];
    if (mention.type != EntityType::person || mention.name.empty()) continue;
    PersonName name = cast.knowledge.matcher.parse(cast.text(mention.name));
    if (!name.empty()) out.push_back({m, std::move(name)});
  }
  return out;
}

}  // namespace

void join_people(Cast& cast) {
  std::vector<Person> people;
  const std::vector<Named> named = person_names(cast);
  const auto add = [&](const Named& one) {
    const Index actor = cast.actor("person:" + std::to_string(people.size()), EntityType::person);
    people.push_back({actor, {one.name}, one.mention});
    cast.join(one.mention, actor);
  };
  for (const Named& one : named) {
    if (!is_full(one.name)) continue;
    const Detail& detail = cast.details[one.mention];
    const auto known = find_full(cast, people, one.name, detail);
    if (!known) {
      if (people.size() < kMaxPeople) add(one);
      continue;
    }
    if (people[*known].names.size() < kMaxSpellings && is_new(people[*known].names, one.name)) {
      people[*known].names.push_back(one.name);
    }
    cast.join(one.mention, people[*known].actor);
  }
  for (const Named& one : named) {
    if (is_full(one.name)) continue;
    const auto known = find_single(cast, people, one.name, cast.details[one.mention], one.mention);
    if (known) {
      cast.join(one.mention, people[*known].actor);
    } else if (people.size() < kMaxPeople) {
      add(one);
    }
  }
}

}  // namespace dragoman::actor

#include "claim/incident/phrase.h"

#include <algorithm>

#include "base/unicode.h"

namespace dragoman::incident {
namespace {

constexpr std::size_t kMostCoordinated = 24;

bool is_before_noun(Deprel relation) {
  return relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_desc ||
         relation == Deprel::nmod_unmarked || relation == Deprel::flat;
}

const Actor* actor_of(const Scene& scene, Index mention) {
  if (mention == kNone) return nullptr;
  const Index actor = scene.reading.mentions[mention].actor;
  return actor < scene.reading.actors.size() ? &scene.reading.actors[actor] : nullptr;
}

bool is_name_of_person(const Scene& scene, Index mention) {
  if (mention == kNone) return false;
  const Mention& found = scene.reading.mentions[mention];
  if (found.kind != MentionKind::name || found.type != EntityType::person) return false;
  if (found.head_word != kNone && in(scene.lists.demonyms, scene.tree, found.head_word)) return false;
  // A lone word that the gazetteer took for a place is no person.
  return std::none_of(scene.reading.places.begin(), scene.reading.places.end(),
                      [&](const Place& place) { return place.text == found.text; });
}

// The longest name by which the report calls the person of a mention.
IncidentParty fullest(const Scene& scene, Index mention) {
  const auto& mentions = scene.reading.mentions;
  ByteRange best = mentions[mention].name;
  if (const Actor* actor = actor_of(scene, mention)) {
    for (const Index other : actor->mentions) {
      if (mentions[other].kind == MentionKind::name && mentions[other].name.size() > best.size())
        best = mentions[other].name;
    }
  }
  IncidentParty out;
  out.text = squeeze(without_titles(scene, slice(scene.report.text, best)));
  out.evidence = mentions[mention].text;
  out.actor = mentions[mention].actor;
  out.named = true;
  out.type = "person";
  return out;
}

Index mention_with_name(const Scene& scene, Index head) {
  const Tree& tree = scene.tree;
  if (is_name_of_person(scene, scene.mention_of[head])) return scene.mention_of[head];
  for (const Index kid : tree.children(head)) {
    const Deprel relation = tree.deprel(kid);
    const bool beside = relation == Deprel::appos || relation == Deprel::flat ||
                        relation == Deprel::compound || relation == Deprel::nmod_desc ||
                        relation == Deprel::nmod_unmarked;
    if (beside && is_name_of_person(scene, scene.mention_of[kid])) return scene.mention_of[kid];
  }
  return kNone;
}

bool is_definite(const Scene& scene, Index head) {
  const Index det = scene.tree.child(head, Deprel::det);
  return det != kNone && (scene.tree.form(det) == "the" || scene.tree.form(det) == "this");
}

// An actor that a description or pronoun refers to and that the report names elsewhere.
IncidentParty referred(const Scene& scene, Index head) {
  const Index mention = scene.mention_of[head];
  if (mention == kNone) return {};
  const Mention& found = scene.reading.mentions[mention];
  if (found.head_word != head || found.type != EntityType::person) return {};
  if (found.kind == MentionKind::nominal && !is_definite(scene, head)) return {};
  const Actor* actor = actor_of(scene, mention);
  if (actor == nullptr) return {};
  for (const Index other : actor->mentions) {
    if (is_name_of_person(scene, other)) return fullest(scene, other);
  }
  return {};
}

bool is_plural_number(const Scene& scene, Index head) {
  return scene.tree.has_child(head, Deprel::nummod);
}

// "army truck", "armoured vehicle"
bool has_military_modifier(const Scene& scene, Index head) {
  const ByteRange range = noun_range(scene, head);
  for (Index w = head; w > scene.tree.sentence(head).first && range.contains(scene.tree.word(w - 1).text);) {
    --w;
    if (in(scene.lists.military_modifiers, scene.tree, w)) return true;
  }
  return false;
}

std::string words_between(const Scene& scene, ByteRange range) {
  return squeeze(slice(scene.report.text, range));
}

IncidentParty organisation(const Scene& scene, ByteRange range) {
  IncidentParty out;
  out.text = words_between(scene, range);
  out.evidence = range;
  out.named = true;
  return out;
}

// Return the first word of the listed or described name of an organisation that ends with `w`, or kNone.
Index organisation_start(const Scene& scene, Index w) {
  const Tree& tree = scene.tree;
  const Index listed = phrase_length(scene.lists.organisations, tree, w);
  const Index first = tree.sentence(w).first;
  Index start = listed > 0 ? w - listed + 1 : kNone;
  const Index mention = scene.mention_of[w];
  if (mention == kNone) return start;
  const Mention& found = scene.reading.mentions[mention];
  const bool body = found.type == EntityType::organisation || found.type == EntityType::group;
  if (!body || found.kind != MentionKind::name || !in(scene.lists.organisation_heads, tree, w)) return start;
  if (found.name.end != tree.word(w).text.end) return start;
  Index from = w;
  while (from > first && tree.word(from - 1).text.begin >= found.name.begin) --from;
  return start == kNone ? from : std::min(start, from);
}

}  // namespace

std::string_view without_titles(const Scene& scene, std::string_view name) {
  while (true) {
    const std::size_t blank = name.find(' ');
    if (blank == std::string_view::npos || scene.lists.titles == nullptr) return name;
    std::string first = lower(name.substr(0, blank));
    if (first.ends_with('.')) first.pop_back();
    if (!scene.lists.titles->has_word(first)) return name;
    name = trim(name.substr(blank));
  }
}

Scene make_scene(const Report& report, const Reading& reading, const Tree& tree, const Grammar& grammar,
                 const Lists& lists) {
  Scene scene{report, reading, tree, grammar, lists, std::vector<Index>(reading.words.size(), kNone)};
  for (Index m = 0; m < reading.mentions.size(); ++m) {
    const Mention& mention = reading.mentions[m];
    if (mention.head_word == kNone) continue;
    const Sentence& sentence = tree.sentence(mention.head_word);
    for (Index w = sentence.first; w < sentence.end; ++w) {
      if (!mention.text.contains(reading.words[w].text)) continue;
      const Index before = scene.mention_of[w];
      const bool better = before == kNone || (reading.mentions[before].kind != MentionKind::name &&
                                              mention.kind == MentionKind::name);
      if (better) scene.mention_of[w] = m;
    }
  }
  return scene;
}

std::string thing_type(const Scene& scene, Index head) {
  std::size_t longest = 0;
  std::string type;
  for (const ThingWords& words : scene.lists.things) {
    const Index length = phrase_length(words.words, scene.tree, head);
    if (length > longest) {
      longest = length;
      type = words.type;
    }
  }
  return type;
}

Kind kind_of(const Scene& scene, Index head) {
  const Tree& tree = scene.tree;
  const Lists& lists = scene.lists;
  const Upos upos = tree.word(head).upos;
  if (mention_with_name(scene, head) != kNone) {
    if (in(lists.fighters, tree, head)) return Kind::fighter;
    if (in(lists.officials, tree, head)) return Kind::official;
    return Kind::person;
  }
  if (upos == Upos::pron) return referred(scene, head).text.empty() ? Kind::none : Kind::person;
  if (upos != Upos::noun && upos != Upos::propn && upos != Upos::num && upos != Upos::adj) return Kind::none;
  const bool civilian = in(lists.civilians, tree, head);
  if (in(lists.rebels, tree, head)) return Kind::rebel;
  if (phrase_length(lists.police, tree, head) > 0) return Kind::police;
  if (in(lists.fighters, tree, head) && !tree.is(head, "convoy")) return Kind::fighter;
  if (in(lists.officials, tree, head)) return Kind::official;
  if (civilian) return Kind::civilian;
  const bool military = in(lists.military_things, tree, head) || has_military_modifier(scene, head);
  if (!thing_type(scene, head).empty()) return military ? Kind::military_thing : Kind::thing;
  if (in(lists.military_things, tree, head)) return Kind::military_thing;
  return Kind::none;
}

ByteRange noun_range(const Scene& scene, Index head) {
  const Tree& tree = scene.tree;
  Index from = head;
  while (from > tree.sentence(head).first) {
    const Index before = from - 1;
    const bool joined = tree.dominates(head, before) && before != head;
    Index top = before;
    while (tree.head(top) != head && tree.head(top) != kNone) top = tree.head(top);
    const bool modifies = joined && is_before_noun(tree.deprel(top));
    const bool hyphen = joined && tree.word(before).upos == Upos::punct && tree.form(before) == "-";
    const bool number = tree.word(before).upos == Upos::num && tree.head(before) == head;
    if ((!modifies && !hyphen) || number || tree.deprel(before) == Deprel::det ||
        in(scene.lists.generic, tree, before) || in(scene.lists.trimmed, tree, before) ||
        has_feature(tree.word(before), "NumType=Ord"))
      break;
    from = before;
  }
  Index to = head;
  for (const Index kid : tree.children(head)) {
    if (kid == to + 1 && tree.deprel(kid) == Deprel::flat) to = kid;
  }
  return tree.bytes(from, to);
}

// "a number of houses" are houses; "the windows of the consulate" stand for the consulate.
static Index whole_of(const Scene& scene, Index head) {
  const Index w = meaning_head(scene.grammar, head);
  if (!in(scene.lists.parts, scene.tree, w)) return w;
  for (const Index kid : scene.tree.children(w)) {
    if (is_oblique(scene.tree.deprel(kid)) && preposition_of(scene.tree, kid) == "of") return kid;
  }
  return w;
}

std::vector<Index> coordinated(const Scene& scene, Index head) {
  std::vector<Index> out;
  std::vector<Index> open{whole_of(scene, head)};
  while (!open.empty() && out.size() < kMostCoordinated) {
    const Index w = open.back();
    open.pop_back();
    if (w == kNone || std::find(out.begin(), out.end(), w) != out.end()) continue;
    out.push_back(w);
    for (const Index kid : scene.tree.children(w)) {
      const Deprel relation = scene.tree.deprel(kid);
      const bool noun = scene.tree.word(kid).upos == Upos::noun || scene.tree.word(kid).upos == Upos::propn;
      if (noun && relation == Deprel::conj) open.push_back(whole_of(scene, kid));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

IncidentParty person_of(const Scene& scene, Index head) {
  if (const Index mention = mention_with_name(scene, head); mention != kNone) return fullest(scene, mention);
  return is_plural_number(scene, head) ? IncidentParty{} : referred(scene, head);
}

IncidentParty words_of(const Scene& scene, Index head) {
  IncidentParty out;
  out.evidence = noun_range(scene, head);
  out.text = words_between(scene, out.evidence);
  if (const Index mention = scene.mention_of[head]; mention != kNone)
    out.actor = scene.reading.mentions[mention].actor;
  for (const Quantity& quantity : scene.reading.quantities) {
    if (quantity.counted.overlaps(scene.tree.word(head).text)) out.number = quantity.value;
  }
  return out;
}

std::vector<IncidentParty> organisations_in(const Scene& scene, Index first, Index last) {
  std::vector<IncidentParty> out;
  for (Index w = last + 1; w-- > first;) {
    const Index start = organisation_start(scene, w);
    if (start == kNone || start < first) continue;
    IncidentParty party = organisation(scene, scene.tree.bytes(start, w));
    if (scene.mention_of[w] != kNone) party.actor = scene.reading.mentions[scene.mention_of[w]].actor;
    party.type = is_state_force(scene, w) ? "state" : "group";
    // "National Front (NF)": the name in brackets is the same body's.
    const bool bracketed = start > first && scene.tree.form(start - 1) == "(" && start >= 2 &&
                           organisation_start(scene, start - 2) != kNone;
    if (bracketed) {
      w = start;
      continue;
    }
    out.push_back(std::move(party));
    w = start;
    if (w == first) break;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

bool is_state_force(const Scene& scene, Index head) {
  return in(scene.lists.state_forces, scene.tree, head) || in(scene.lists.fighters, scene.tree, head) ||
         in(scene.lists.police, scene.tree, head);
}

}  // namespace dragoman::incident

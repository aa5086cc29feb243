#include "claim/coding/figures.h"

#include <algorithm>

#include "claim/coding/subjects.h"

namespace dragoman {
namespace {

bool is_time(const Reading& reading, ByteRange range) {
  return std::any_of(reading.times.begin(), reading.times.end(),
                     [&](const TimeExpression& time) { return time.text.contains(range); });
}

// "Scott Russell, 46, was injured", "both 51,": a bare number between commas behind a person.
bool is_age(const Tree& tree, const Quantity& quantity) {
  if (!quantity.unit.empty() || !quantity.value || *quantity.value > 120) return false;
  if (!quantity.counted.empty()) return false;
  const Index w = tree.head_in(quantity.text);
  if (w == kNone) return false;
  const Sentence& sentence = tree.sentence(w);
  Index before = w;
  while (before > sentence.first && (tree.form(before - 1) == "both" || tree.form(before - 1) == "aged"))
    --before;
  const bool opens = before > sentence.first && tree.form(before - 1) == ",";
  const bool closes = w + 1 < sentence.end && (tree.form(w + 1) == "," || tree.form(w + 1) == ".");
  return opens && closes;
}

bool is_single(const Tree& tree, Index w, bool named) {
  for (const Index kid : tree.children(w)) {
    const std::string& form = tree.form(kid);
    if (form == "a" || form == "an" || form == "another" || form == "one") return true;
  }
  if (!named || tree.word(w).xpos == "NNS" || tree.word(w).xpos == "NNPS") return false;
  const Mention* mention = tree.mention(w);
  if (mention != nullptr && mention->type == EntityType::person && mention->kind == MentionKind::name)
    return true;
  return tree.word(w).xpos == "NN" && tree.has_child(w, Deprel::nmod_poss);
}

Quantity figure_of(double value, ByteRange text, ByteRange counted) {
  Quantity quantity;
  quantity.text = text;
  quantity.counted = counted;
  quantity.value = value;
  return quantity;
}

// "at least three people, a man and two women": each of those named behind has a figure of his own.
void add_apposed(const Tree& tree, Index head, Claim& claim) {
  for (const Index kid : tree.children(head)) {
    if (tree.deprel(kid) != Deprel::appos || !is_single(tree, kid, false)) continue;
    const ByteRange text = tree.bytes(tree.span(kid).first, kid);
    claim.quantities.push_back(figure_of(1, text, tree.word(kid).text));
  }
}

// Return the first "both" in the range that counts more than sides, or kNone.
Index both_in(const Grammar& grammar, ByteRange range) {
  const Tree& tree = grammar.tree;
  const auto& words = tree.reading().words;
  auto at = std::partition_point(words.begin(), words.end(),
                                 [&](const Word& word) { return word.text.begin < range.begin; });
  for (; at != words.end() && at->text.end <= range.end; ++at) {
    const auto w = static_cast<Index>(at - words.begin());
    const Index noun = tree.head(w);
    if (tree.form(w) == "both" && (noun == kNone || !in(grammar.uncounted, tree, noun))) return w;
  }
  return kNone;
}

void add_single_fillers(const Grammar& grammar, const Role& role, Claim& claim) {
  const Tree& tree = grammar.tree;
  double together = 0;
  ByteRange all;
  for (const Argument& argument : claim.arguments) {
    if (argument.role != role.name || argument.evidence.empty()) continue;
    const Index head = tree.head_in(argument.evidence);
    if (head == kNone) continue;
    const auto [first, last] = tree.span(head);
    const ByteRange phrase = hull(tree.bytes(first, head), argument.evidence);
    (void)last;
    const bool counted = std::any_of(claim.quantities.begin(), claim.quantities.end(),
                                     [&](const Quantity& q) { return phrase.contains(q.text); });
    if (counted) {
      if (role.counting == Counting::together) add_apposed(tree, head, claim);
      continue;
    }
    if (!is_single(tree, head, role.counting == Counting::together)) continue;
    if (role.counting == Counting::each) {
      claim.quantities.push_back(figure_of(1, argument.evidence, tree.word(head).text));
    } else {
      together += 1;
      all = all.empty() ? argument.evidence : hull(all, argument.evidence);
    }
  }
  const bool none = role.counting == Counting::together && claim.quantities.empty();
  if (const Index both = none ? both_in(grammar, claim.evidence) : kNone; both != kNone) {
    claim.quantities.push_back(figure_of(2, tree.word(both).text, all));
    return;
  }
  if (together > 0) claim.quantities.push_back(figure_of(together, all, all));
}

// "the fifth raid since May": the ordinal of what happens tells how often it did. "The first" counts nothing.
bool counts_happenings(const Tree& tree, const Quantity& quantity, Index trigger) {
  if (!quantity.value || *quantity.value < 2) return false;
  const Index ordinal = tree.head_in(quantity.text);
  const Index noun = ordinal == kNone ? kNone : tree.head(ordinal);
  if (noun == kNone || noun < ordinal) return false;
  const bool done = tree.deprel(trigger) == Deprel::acl || tree.deprel(trigger) == Deprel::acl_relcl;
  return noun == trigger || (done && tree.head(trigger) == noun && tree.word(noun).upos == Upos::noun);
}

// "a three-storey building", "a 24-year-old": the number measures what it stands before, and counts nothing.
bool is_part_of_word(const Tree& tree, const Quantity& quantity) {
  if (!quantity.unit.empty() || quantity.counted.empty()) return false;
  const std::string_view counted = tree.text(quantity.counted);
  return counted.starts_with('-') || counted.starts_with("\u2010") || counted.starts_with("\u2011");
}

// "AK 47 rifles", "BM 21 launchers": a bare number behind a few capitals is of a model's name.
bool is_of_model(const Tree& tree, const Quantity& quantity) {
  constexpr std::size_t kMostLetters = 4;
  const Index number = tree.head_in(quantity.text);
  if (!quantity.unit.empty() || number == kNone || number == tree.sentence(number).first) return false;
  const std::string_view figures = tree.text(quantity.text);
  const std::string_view before = tree.text(tree.word(number - 1).text);
  const auto all = [](std::string_view text, char low, char high) {
    return std::all_of(text.begin(), text.end(), [=](char c) { return c >= low && c <= high; });
  };
  return all(figures, '0', '9') && before.size() <= kMostLetters && all(before, 'A', 'Z');
}

// "40 km east of the city" says where, "at about 1000 local time" when.
bool is_of_place_or_clock(const Tree& tree, const Quantity& quantity) {
  const auto& places = tree.reading().places;
  const bool offset = std::any_of(places.begin(), places.end(),
                                  [&](const Place& place) { return place.text.overlaps(quantity.text); });
  const Index number = tree.head_in(quantity.text);
  if (offset || number == kNone || number + 1 >= tree.sentence(number).end) return offset;
  const std::string& next = tree.form(number + 1);
  const bool local =
      next == "local" && number + 2 < tree.sentence(number).end && tree.form(number + 2) == "time";
  return local || next == "gmt" || next == "utc";
}

// "the 1987 offensive": years in figures before one thing say when, and count nothing.
bool is_year(const Tree& tree, const Quantity& quantity) {
  const std::string_view figures = tree.text(quantity.text);
  const bool four = figures.size() == 4 && (figures.starts_with("19") || figures.starts_with("20")) &&
                    std::all_of(figures.begin(), figures.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!four || !quantity.unit.empty()) return false;
  const Index number = tree.head_in(quantity.text);
  const Index noun = number == kNone ? kNone : tree.head(number);
  if (noun == kNone || noun < number) return false;
  const auto plural = [&](Index w) { return tree.word(w).xpos == "NNS" || tree.word(w).xpos == "NNPS"; };
  // "the 1987 offensive and ...", wherever the parser hung the year
  const bool article = number > tree.sentence(number).first && tree.word(number - 1).upos == Upos::det;
  return !plural(noun) || (article && number + 1 < noun && tree.word(number + 2).upos == Upos::cconj);
}

// "the two sides": a way to speak of the parties, no figure of the news.
bool counts_sides(const Grammar& grammar, const Quantity& quantity) {
  const Tree& tree = grammar.tree;
  const Index noun = quantity.counted.empty() ? kNone : tree.head_in(quantity.counted);
  if (noun == kNone) return false;
  if (in(grammar.uncounted, tree, noun)) return true;
  // "the two leaders", of whom the report has told, but "two leaders"
  const Index number = tree.head_in(quantity.text);
  const bool definite =
      number != kNone && number > tree.sentence(number).first && tree.form(number - 1) == "the";
  return definite && quantity.value == 2 && in(grammar.paired, tree, noun);
}

// "the two governments said": how many say it is no figure of what they say.
bool counts_speakers(const Reading& reading, ByteRange quantity) {
  return std::any_of(reading.attributions.begin(), reading.attributions.end(), [&](const Attribution& a) {
    return std::any_of(a.source.begin(), a.source.end(),
                       [&](ByteRange piece) { return piece.contains(quantity); });
  });
}

// Words that may stand between the article and the noun of a phrase.
bool may_qualify(const Tree& tree, Index w) {
  switch (tree.word(w).upos) {
    case Upos::adj:
    case Upos::noun:
    case Upos::num:
    case Upos::propn:
    case Upos::sym:
    case Upos::x:
      return true;
    default:
      return tree.form(w) == "(" || tree.form(w) == ")" || tree.form(w) == "-";
  }
}

// Where the phrase of a nominal trigger begins, back to its article: "a 40 billion euro ($43 billion) aid
// package" falls into pieces in many a tree.
std::uint32_t phrase_begin(const Tree& tree, Index trigger, std::uint32_t begin) {
  constexpr Index kMostWords = 16;
  const Index least = std::max(tree.sentence(trigger).first, trigger - std::min(trigger, kMostWords));
  for (Index w = trigger; w > least; --w) {
    const Word& before = tree.word(w - 1);
    if (before.upos == Upos::det) return std::min(begin, before.text.begin);
    if (!may_qualify(tree, w - 1) && before.upos != Upos::cconj) break;
  }
  return begin;
}

// The bytes in which the claim's words stand.
ByteRange reach_of(ByteRange own, const Claim& claim) {
  constexpr std::uint32_t kReach = 400;  // a filler further off was resolved from another sentence
  ByteRange reach = own;
  for (const Argument& argument : claim.arguments) {
    const ByteRange all = argument.evidence.empty() ? reach : hull(reach, argument.evidence);
    if (all.size() <= own.size() + kReach) reach = all;
  }
  return reach;
}

}  // namespace

void add_quantities(const Grammar& grammar, const Frame& frame, Index trigger, Claim& claim) {
  const Tree& tree = grammar.tree;
  const Reading& reading = tree.reading();
  ByteRange own = claim.evidence;
  if (tree.word(trigger).upos == Upos::noun) own.begin = phrase_begin(tree, trigger, own.begin);
  const ByteRange reach = reach_of(own, claim);
  auto from =
      std::partition_point(reading.quantities.begin(), reading.quantities.end(),
                           [&](const Quantity& quantity) { return quantity.text.begin < reach.begin; });
  for (; from != reading.quantities.end() && from->text.begin < reach.end; ++from) {
    const Quantity& quantity = *from;
    const bool filled =
        std::any_of(claim.arguments.begin(), claim.arguments.end(),
                    [&](const Argument& argument) { return argument.evidence.contains(quantity.text); });
    if (!filled && (!own.contains(quantity.text) || counts_speakers(reading, quantity.text))) continue;
    if (is_time(reading, quantity.text) || is_age(tree, quantity) || is_part_of_word(tree, quantity))
      continue;
    if (is_of_place_or_clock(tree, quantity)) continue;
    if (is_year(tree, quantity) || is_of_model(tree, quantity) || counts_sides(grammar, quantity)) continue;
    if (quantity.ordinal && !counts_happenings(tree, quantity, trigger)) continue;
    claim.quantities.push_back(quantity);
    claim.quantities.back().cumulative |= quantity.ordinal;
  }
  for (const Role& role : frame.roles) {
    if (role.counting != Counting::none) add_single_fillers(grammar, role, claim);
  }
}

namespace {

// The words of a phrase up to what is listed with it.
std::pair<Index, Index> span_without_listed(const Tree& tree, Index head) {
  auto [first, last] = tree.span(head);
  for (const Index kid : tree.children(head)) {
    if (kid > head && tree.deprel(kid) == Deprel::conj) last = std::min(last, tree.span(kid).first - 1);
  }
  return {first, std::max(last, head)};
}

// Whether the figure stands with what fills a role of a party or thing: in its phrase, in what hangs on it,
// or before the "of" that brings it ("300 rounds of ammunition").
bool counts_filler(const Grammar& grammar, const Frame& frame, const Claim& claim, ByteRange figure) {
  const Tree& tree = grammar.tree;
  return std::any_of(claim.arguments.begin(), claim.arguments.end(), [&](const Argument& argument) {
    const auto role = frame.role(argument.role);
    if (!role || !frame.roles[*role].party) return false;
    if (argument.evidence.contains(figure)) return true;
    Index head = argument.evidence.empty() ? kNone : tree.head_in(argument.evidence);
    if (head == kNone) return false;
    while (tree.head(head) != kNone && meaning_head(grammar, tree.head(head)) == head) head = tree.head(head);
    const auto [first, last] = span_without_listed(tree, head);
    return tree.bytes(first, last).contains(figure);
  });
}

// Whether the figure counts what fills a role of the claim, be it of a party or not: "the dozen officers
// indicted".
bool counts_own(const Tree& tree, const Claim& claim, const Quantity& quantity) {
  const Index counted = quantity.counted.empty() ? kNone : tree.head_in(quantity.counted);
  return counted != kNone &&
         std::any_of(claim.arguments.begin(), claim.arguments.end(), [&](const Argument& argument) {
           return !argument.evidence.empty() && tree.head_in(argument.evidence) == counted;
         });
}

}  // namespace

void settle_figures(const Grammar& grammar, const std::vector<const Frame*>& frames,
                    std::vector<Claim>& claims) {
  constexpr std::size_t kNear = 12;  // claims: those of one sentence stand together
  std::vector<std::vector<Quantity>> kept(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    for (const Quantity& quantity : claims[i].quantities) {
      bool others = false;
      const bool own = counts_filler(grammar, *frames[i], claims[i], quantity.text) ||
                       counts_own(grammar.tree, claims[i], quantity);
      const std::size_t end = std::min(claims.size(), i + kNear);
      for (std::size_t j = i > kNear ? i - kNear : 0; j < end && !own && !others; ++j) {
        others = j != i && counts_filler(grammar, *frames[j], claims[j], quantity.text);
      }
      if (!others) kept[i].push_back(quantity);
    }
  }
  for (std::size_t i = 0; i < claims.size(); ++i) claims[i].quantities = std::move(kept[i]);
}

}  // namespace dragoman

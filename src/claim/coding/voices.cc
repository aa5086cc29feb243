#include "claim/coding/voices.h"

#include <algorithm>

#include "base/unicode.h"
#include "claim/coding/fillers.h"

namespace dragoman {
namespace {

constexpr int kMaxLinks = 8;

Link plain_link(std::string who, std::string role) {
  Link link;
  link.who = std::move(who);
  link.role = std::move(role);
  return link;
}

}  // namespace

std::string letters_of(std::string_view name) {
  std::string kept;
  for (const char c : fold(name)) {
    if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0) kept += c;
  }
  return kept;
}

bool is_pronoun(std::string_view name) {
  static constexpr std::string_view kPronouns[] = {"he", "she", "it",  "they",  "we",
                                                   "i",  "you", "who", "which", "that"};
  const std::string folded = fold(name);
  return std::find(std::begin(kPronouns), std::end(kPronouns), folded) != std::end(kPronouns);
}

bool same_source(const Link& a, const Link& b) {
  if (!a.evidence.empty() && a.evidence.overlaps(b.evidence)) return true;
  if (a.actor != kNone && b.actor != kNone) return a.actor == b.actor;
  const std::string x = letters_of(a.who);
  const std::string y = letters_of(b.who);
  return !x.empty() && x == y;
}

namespace {

// "the Indian navy" -> "Indian navy"
std::string without_article(std::string_view name) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (name.starts_with(article)) name.remove_prefix(article.size());
  }
  return squeeze(name);
}

}  // namespace

// A pronoun that nobody could resolve, or "the statement": the source is who spoke last.
bool Voices::stands_for_another(const Attribution& attribution) const {
  if (attribution.speaker != kNone) return false;
  if (is_pronoun(without_article(attribution.speaker_name))) return true;
  return is_document(attribution);
}

void Voices::find_links() {
  const auto& attributions = grammar_.tree.reading().attributions;
  links_.clear();
  links_.reserve(attributions.size());
  const Link* last = nullptr;
  const Link* last_document = nullptr;  // "X said in a statement"; "the statement added"
  for (const Attribution& attribution : attributions) {
    Link link = link_of(attribution);
    const bool document = is_document(attribution);
    if (stands_for_another(attribution)) {
      const Link* meant = document && last_document != nullptr ? last_document : last;
      if (std::string maker = document ? maker_of(attribution) : ""; !maker.empty()) {
        link.who = std::move(maker);
      } else if (meant != nullptr && !(document && is_new(attribution))) {
        link.who = meant->who;
        link.actor = meant->actor;
        link.role = meant->role;
      }
    }
    links_.push_back(std::move(link));
    speaks_.push_back(can_speak(attribution));
    if (!speaks_.back()) continue;
    last = &links_.back();
    if (document || !attribution.channel.empty()) last_document = last;
  }
}

// The word that heads the source, kNone if there is none.
Index Voices::source_head(const Attribution& attribution) const {
  return attribution.source.empty() ? kNone : grammar_.tree.head_in(attribution.source.front());
}

// "a government document", "one report": named here for the first time, so nobody's who spoke before.
bool Voices::is_new(const Attribution& attribution) const {
  const Tree& tree = grammar_.tree;
  const auto kids = tree.children(source_head(attribution));
  return std::any_of(kids.begin(), kids.end(), [&](Index kid) {
    const std::string& form = tree.form(kid);
    return form == "a" || form == "an" || form == "another" || form == "one";
  });
}

bool Voices::is_document(const Attribution& attribution) const {
  const Index head = source_head(attribution);
  if (documents_ == nullptr || attribution.speaker != kNone || head == kNone) return false;
  return documents_->ends_at(grammar_.tree.keys(), head, grammar_.tree.sentence(head).first);
}

// "a Defence Ministry statement", "a statement by the High Command": who made it, "" if not said.
std::string Voices::maker_of(const Attribution& attribution) const {
  const Tree& tree = grammar_.tree;
  const Index head = source_head(attribution);
  for (const Index kid : tree.children(head)) {
    if (!is_oblique(tree.deprel(kid)) || kid < head) continue;
    const std::string preposition = preposition_of(tree, kid);
    if (preposition == "by" || preposition == "from" || preposition == "of") return name_at(grammar_, kid);
  }
  const std::string before =
      without_article(tree.text({attribution.source.front().begin, tree.word(head).text.begin}));
  const bool named = std::any_of(before.begin(), before.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return named ? before : std::string();
}

// An agency that the text itself names ("..., reports AFP") is a link there and nowhere else, unless the
// dateline does.
bool Voices::is_quoted(std::string_view agency) const {
  const Report& report = grammar_.tree.report();
  if (report.dateline.find(agency) != std::string::npos) return false;
  const std::string name = fold(agency);
  const std::string text = fold(report.text);
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const bool begins = at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0;
    const std::size_t end = at + name.size();
    const bool ends = end >= text.size() || std::isalnum(static_cast<unsigned char>(text[end])) == 0;
    if (begins && ends) return true;
  }
  return false;
}

// "Arms Watch": several words, all with a capital, are a name, whatever its first word is.
bool Voices::is_capitals(ByteRange source) const {
  const Tree& tree = grammar_.tree;
  Index count = 0;
  for (Index w = word_at(source.begin); w < tree.reading().words.size(); ++w) {
    const ByteRange word = tree.word(w).text;
    if (word.end > source.end) break;
    const char first = tree.text(word).front();
    if (first < 'A' || first > 'Z') return false;
    ++count;
  }
  return count > 1;
}

// Whether the source can speak: a party, a person, a document, a medium; parsers find sources like "air
// strikes" too.
bool Voices::can_speak(const Attribution& attribution) const {
  const Tree& tree = grammar_.tree;
  if (attribution.speaker != kNone) {
    const EntityType type = tree.reading().actors[attribution.speaker].type;
    return type != EntityType::place && type != EntityType::other;
  }
  if (attribution.source.empty()) return true;
  const auto& words = tree.reading().words;
  const ByteRange source = attribution.source.front();
  if (is_capitals(source)) return true;
  auto at = std::partition_point(words.begin(), words.end(),
                                 [&](const Word& word) { return word.text.begin < source.begin; });
  const auto outside = [&](Index w) {
    const Index above = tree.head(w);
    return above == kNone || !source.contains(tree.word(above).text);
  };
  for (; at != words.end() && at->text.begin < source.end; ++at) {
    const auto w = static_cast<Index>(at - words.begin());
    // Only the head of the source tells what it is.
    if (!outside(w)) continue;
    const Index first = tree.sentence(w).first;
    const Index meant = meaning_head(grammar_, w);  // "two of his aides"
    const auto listed = [&](const Lexicon* lexicon) {
      return lexicon != nullptr &&
             (lexicon->ends_at(tree.keys(), w, first) || lexicon->ends_at(tree.keys(), meant, first));
    };
    const std::string& form = tree.form(w);
    if (form == "one" || form == "nobody" || form == "none" || form == "nothing")
      return false;  // "no one said"
    if (at->upos == Upos::pron || listed(grammar_.actor_nouns) || listed(grammar_.person_nouns) ||
        listed(documents_) || listed(media_)) {
      return true;
    }
    if (at->upos == Upos::propn && !listed(grammar_.calendar) && !listed(grammar_.demonyms)) return true;
    if (at->upos == Upos::noun) return false;  // a source that begins with a thing was cut out wrongly
  }
  return false;
}

Voices::Voices(const Grammar& grammar) : grammar_(grammar) {
  if (const auto id = grammar.language.lexicon("media")) media_ = &grammar.language.lexicons[*id];
  if (const auto id = grammar.language.lexicon("documents")) documents_ = &grammar.language.lexicons[*id];
  if (const auto id = grammar.language.lexicon("press")) press_ = &grammar.language.lexicons[*id];
  find_links();
  find_voices();
  const Report& report = grammar.tree.report();
  const Link outlet = plain_link(report.outlet.empty() ? std::string(kUnnamed) : report.outlet, "outlet");
  for (const std::string& agency : report.agencies) {
    Link link = plain_link(agency, "news agency");
    const std::string name = letters_of(agency);
    const bool own = is_own_house(agency) || is_quoted(agency) ||
                     letters_of(report.outlet).find(name) != std::string::npos;
    const bool known =
        std::any_of(outer_.begin(), outer_.end(), [&](const Link& l) { return same_source(l, link); });
    if (!own && !known) outer_.push_back(std::move(link));
  }
  // Several agencies mean that the outlet has mixed them; which one says what is then not known.
  if (outer_.size() > 1) outer_.clear();
  outer_.push_back(outlet);
  find_carriers();
}

Index Voices::cue_word(const Attribution& attribution) const {
  // "also told", "has said": the word on which the others hang.
  return attribution.cue.empty() ? kNone : grammar_.tree.head_in(attribution.cue.front());
}

Index Voices::told(Index attribution) const {
  const Tree& tree = grammar_.tree;
  const Index cue = cue_word(tree.reading().attributions[attribution]);
  if (cue == kNone || !tree.is(cue, "tell")) return kNone;
  for (const Deprel relation : {Deprel::iobj, Deprel::obj}) {
    const Index who = tree.child(cue, relation);
    if (who == kNone) continue;
    const Index first = tree.sentence(who).first;
    const bool press = press_ != nullptr && press_->ends_at(tree.keys(), who, first);
    const bool medium = media_ != nullptr && media_->ends_at(tree.keys(), who, first);
    return press || medium ? kNone : who;
  }
  return kNone;
}

bool Voices::is_unsaid(Index attribution) const {
  const Tree& tree = grammar_.tree;
  const Index cue = cue_word(tree.reading().attributions[attribution]);
  if (cue == kNone || (!tree.is(cue, "say") && !tree.is(cue, "tell"))) return false;
  return std::any_of(tree.children(cue).begin(), tree.children(cue).end(), [&](Index kid) {
    const std::string& form = tree.form(kid);
    return kid < cue && (form == "not" || form == "n't" || form == "n’t" || form == "never");
  });
}

const Link* Voices::last_before(std::uint32_t byte) const {
  const Link* last = nullptr;
  const auto& attributions = grammar_.tree.reading().attributions;
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    const bool before = !attributions[a].source.empty() && attributions[a].source.front().begin < byte;
    if (speaks_[a] && before && !is_pronoun(links_[a].who)) last = &links_[a];
  }
  return last;
}

Index Voices::of_word(Index w) const {
  const Tree& tree = grammar_.tree;
  const auto& attributions = tree.reading().attributions;
  Index voice = at(tree.word(w).text.begin);
  // "Berg denied it and Norland denies it": what is coordinated with the cue is not said by its source.
  for (int step = 0; voice != kNone && step < kMaxLinks; ++step) {
    const Index cue = cue_word(attributions[voice]);
    Index up = w;
    while (up != kNone && up != cue && tree.deprel(up) == Deprel::conj) up = tree.head(up);
    if (cue == kNone || up != cue || up == w) break;
    voice = attributions[voice].inside;
  }
  return voice;
}

// Give every word the narrowest content that it stands in; linear in the words of all contents.
void Voices::find_voices() {
  const Reading& reading = grammar_.tree.reading();
  voice_.assign(reading.words.size(), kNone);
  std::vector<std::uint32_t> width(reading.words.size(), 0xFFFFFFFFU);
  for (Index a = 0; a < reading.attributions.size(); ++a) {
    if (!speaks_[a]) continue;
    for (const ByteRange range : reading.attributions[a].content) {
      for (Index w = word_at(range.begin); w < voice_.size() && reading.words[w].text.begin < range.end;
           ++w) {
        if (range.size() >= width[w]) continue;
        width[w] = range.size();
        voice_[w] = a;
      }
    }
  }
}

Index Voices::word_at(std::uint32_t byte) const {
  const auto& words = grammar_.tree.reading().words;
  const auto at = std::partition_point(words.begin(), words.end(),
                                       [&](const Word& word) { return word.text.begin < byte; });
  return static_cast<Index>(at - words.begin());
}

Index Voices::at(std::uint32_t byte) const {
  const Index w = word_at(byte);
  return w < voice_.size() && grammar_.tree.word(w).text.begin == byte ? voice_[w] : kNone;
}

ByteRange Voices::content(Index attribution, std::uint32_t byte) const {
  if (attribution == kNone) return {};
  for (const ByteRange range : grammar_.tree.reading().attributions[attribution].content) {
    if (range.contains(byte)) return range;
  }
  return {};
}

// "the U.S. ambassador, Ana Berg": the person named behind a description, kNone if none.
Index Voices::person_behind(const Attribution& attribution) const {
  const Index head = source_head(attribution);
  const Tree& tree = grammar_.tree;
  if (head == kNone || tree.word(head).upos == Upos::pron) return kNone;
  if (tree.word(head).xpos == "NNS" || tree.word(head).xpos == "NNPS") return kNone;
  const Mention* described = tree.mention(head);
  const auto is_named_person = [&](const Mention& mention) {
    return mention.kind == MentionKind::name && mention.type == EntityType::person && mention.actor != kNone;
  };
  for (const Index kid : tree.children(head)) {
    if (kid < head + 2 || (tree.deprel(kid) != Deprel::appos && tree.deprel(kid) != Deprel::conj)) continue;
    const Index first = tree.span(kid).first;
    const Mention* mention = tree.mention(kid);
    const bool beside = first > head && tree.form(first) != "and" && tree.form(first - 1) != "and";
    const bool other = mention != nullptr && (described == nullptr || described->actor != mention->actor);
    if (beside && other && is_named_person(*mention) && grammar_.actor_nouns != nullptr &&
        (grammar_.actor_nouns->ends_at(tree.keys(), head, tree.sentence(head).first) ||
         (grammar_.person_nouns != nullptr &&
          grammar_.person_nouns->ends_at(tree.keys(), head, tree.sentence(head).first))))
      return mention->actor;
  }
  return kNone;
}

// "Texas Republican Sen. Ana Berg on Twitter": the one person whom the source names and who is no owner or
// object in it ("a lawyer for Berg", "Berg's lawyer"), kNone if there is none or another beside.
Index Voices::person_named(const Attribution& attribution) const {
  if (attribution.source.empty()) return kNone;
  const Tree& tree = grammar_.tree;
  const ByteRange source = attribution.source.front();
  const Mention* found = nullptr;
  const auto& mentions = tree.reading().mentions;  // in text order
  auto mention = std::partition_point(mentions.begin(), mentions.end(),
                                      [&](const Mention& other) { return other.text.begin < source.begin; });
  for (; mention != mentions.end() && mention->text.begin < source.end; ++mention) {
    if (!source.contains(mention->text) || mention->type != EntityType::person) continue;
    // "a military spokesman, Col. Ana Berg": the description before the name is no other person.
    if (mention->kind == MentionKind::nominal && found == nullptr) continue;
    if (mention->kind != MentionKind::name || mention->actor == kNone || found != nullptr) return kNone;
    found = &*mention;
  }
  if (found == nullptr) return kNone;
  const Index first = word_at(found->text.begin);
  const Index behind = word_at(found->text.end);
  for (Index w = word_at(source.begin); w < behind; ++w) {
    if (tree.form(w) == "and" || tree.form(w) == "of" || tree.form(w) == "for" || tree.form(w) == "by")
      return kNone;
  }
  const bool governed = first > 0 && source.contains(tree.word(first - 1).text) &&
                        (tree.word(first - 1).upos == Upos::adp || tree.word(first - 1).upos == Upos::part);
  const bool owns = behind < tree.reading().words.size() && tree.word(behind).upos == Upos::part;
  const bool goes_on = behind < tree.reading().words.size() && source.contains(tree.word(behind).text) &&
                       tree.word(behind).upos != Upos::adp && tree.word(behind).upos != Upos::punct;
  return governed || owns || goes_on ? kNone : found->actor;
}

// "the presidents spoke on Sunday and agreed": a verb that the parser has hung on the source.
bool Voices::holds_clause(const Attribution& attribution) const {
  const Tree& tree = grammar_.tree;
  const Index head = source_head(attribution);
  if (head == kNone) return false;
  const ByteRange source = attribution.source.front();
  for (Index w = head + 1; w < tree.reading().words.size() && tree.word(w).text.end <= source.end; ++w) {
    if (tree.word(w).upos == Upos::verb && tree.deprel(w) == Deprel::acl) return true;
  }
  return false;
}

// The words of a source that is no known actor: without a relative clause, an owner's pronoun as the owner.
std::string Voices::plain_name(const Attribution& attribution) const {
  std::string name = attribution.speaker_name;
  if (name.empty()) return std::string(kUnnamed);
  for (const std::string_view clause : {", which ", ", who ", ", whose "})
    name.resize(std::min(name.find(clause), name.size()));
  const std::string first = fold(name.substr(0, name.find(' ')));
  const bool owned = first == "its" || first == "their" || first == "his" || first == "her";
  const Index head = owned || holds_clause(attribution) ? source_head(attribution) : kNone;
  return head == kNone ? name : name_at(grammar_, head);
}

Link Voices::link_of(const Attribution& attribution) const {
  const Reading& reading = grammar_.tree.reading();
  Link link;
  link.actor = attribution.speaker;
  if (const Index person = person_behind(attribution); person != kNone) link.actor = person;
  if (link.actor == kNone) link.actor = person_named(attribution);
  if (link.actor != kNone) {
    const Actor& actor = reading.actors[link.actor];
    link.who = actor.name;
    link.role = actor.role;
    // Bodies and groups stand as the article has them; persons and states by their full name.
    const bool body = actor.type == EntityType::organisation || actor.type == EntityType::group;
    if (body && !attribution.source.empty()) {
      std::string written = without_article(grammar_.tree.text(attribution.source.front()));
      written.resize(std::min(written.find(','), written.size()));
      constexpr std::size_t kLong = 60;
      if (!written.empty() && !is_pronoun(written) && written.size() < kLong) link.who = written;
    }
  } else {
    link.who = plain_name(attribution);
  }
  if (!attribution.source.empty()) link.evidence = attribution.source.front();
  if (!attribution.cue.empty()) link.act = squeeze(grammar_.tree.text(attribution.cue.front()));
  link.channel = attribution.channel;
  return link;
}

void Voices::prepend(std::vector<Link>& chain, Link link) const {
  const bool unknown = !chain.empty() && chain.front().who == kUnnamed && chain.size() > 1;
  if (!chain.empty() && (same_source(chain.front(), link) || unknown)) return;
  if (!chain.empty() && letters_of(link.who) == letters_of(grammar_.tree.report().outlet)) return;
  // In the outlet's own voice: "in the interview, X also blamed Y".
  const bool alone = chain.size() == outer_.size();
  if (std::string carrier = alone ? carrier_before(link) : ""; !carrier.empty())
    chain.insert(chain.begin(), plain_link(std::move(carrier), "medium"));
  chain.insert(chain.begin(), std::move(link));
}

std::vector<Link> Voices::chain(Index attribution) const {
  std::vector<Link> links;
  const auto add = [&](Link link) {
    const bool known =
        std::any_of(links.begin(), links.end(), [&](const Link& other) { return same_source(other, link); });
    if (!known) links.push_back(std::move(link));
  };
  const auto& attributions = grammar_.tree.reading().attributions;
  for (int step = 0; attribution != kNone && step < kMaxLinks; ++step) {
    if (speaks_[attribution]) add(links_[attribution]);
    if (!carrier_[attribution].empty()) add(plain_link(carrier_[attribution], "medium"));
    if (is_hearsay(attribution)) links.push_back(plain_link(std::string(kUnnamed), ""));
    attribution = attributions[attribution].inside;
  }
  for (const Link& link : outer_) {
    const bool same_agency =
        std::any_of(links.begin(), links.end(), [&](const Link& other) { return same_source(other, link); });
    if (!same_agency || &link == &outer_.back()) links.push_back(link);
  }
  return links;
}

}  // namespace dragoman

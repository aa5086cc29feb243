#include "claim/petrarch/parties.h"

#include <algorithm>

namespace dragoman::petrarch {
namespace {

constexpr std::size_t kMaxGap = 6;        // pieces between two hits of one phrase
constexpr std::size_t kMaxCodes = 64;     // of one party
constexpr std::size_t kMaxParties = 400;  // of one sentence

// A phrase of a dictionary met in the sentence.
struct Hit {
  std::size_t first = 0;
  std::size_t end = 0;
  std::vector<std::string> actors;  // several for "FRO/BIL/SAM"; empty for an agent
  const Agent* agent = nullptr;
};

// A phrase in the making.
struct Draft {
  std::size_t first = 0;
  std::size_t end = 0;
  std::vector<std::string> actors;
  std::vector<const Agent*> agents;
  bool actor_behind = false;  // the actor stands behind a preposition: "soldiers from Gondor"
  std::size_t group = 0;
};

std::vector<std::string> split_codes(const std::string& code) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= code.size();) {
    const std::size_t end = std::min(code.find('/', at), code.size());
    if (end > at) parts.push_back(code.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

// "Government-held", "Russia-backed", "pro-Russian": the phrase tells of another, whose the word is.
bool is_modifier_only(const Scene& scene, std::size_t first, std::size_t end) {
  const Tree& tree = scene.tree;
  if (first > 0 && scene.token(first - 1) == scene.token(first)) {
    const std::string& prefix = scene.pieces[first - 1].word;
    if (prefix == "pro" || prefix == "anti" || prefix == "non") return true;
  }
  if (end >= scene.pieces.size()) return false;
  const Index last = scene.token(end - 1);
  const Index next = scene.token(end);
  const Word& word = tree.word(next);
  const bool hyphen = next == last ? true : next == last + 2 && tree.form(last + 1) == "-";
  return hyphen && (word.upos == Upos::verb || tree.form(next).ends_with("ed") || tree.form(next) == "held" ||
                    tree.form(next) == "led");
}

// The phrases met; agents with one of the words `used` are left out.
std::vector<Hit> hits_of(const Scene& scene, const std::vector<std::size_t>& used) {
  std::vector<Hit> hits;
  for (std::size_t at = 0; at < scene.pieces.size();) {
    const auto actor = scene.dictionaries.actor_phrases.match(scene.pieces, at, true);
    const auto agent = scene.dictionaries.agent_phrases.match(scene.pieces, at, false);
    // "Government-owned newspaper" beats "government"; an actor beats an agent of the same length.
    const bool agent_wins = agent && (!actor || agent->end > actor->end);
    if (!actor && !agent) {
      ++at;
      continue;
    }
    Hit hit{at, agent_wins ? agent->end : actor->end, {}, nullptr};
    if (agent_wins) {
      hit.agent = &scene.dictionaries.agents[agent->entry];
    } else {
      hit.actors = split_codes(code_on(scene.dictionaries.actors[actor->entry], scene.day));
    }
    at = hit.end;
    const bool taken = std::any_of(used.begin(), used.end(), [&](std::size_t piece) {
      return hit.agent != nullptr && piece >= hit.first && piece < hit.end;
    });
    if (taken) continue;
    if (is_modifier_only(scene, hit.first, hit.end)) continue;
    if (hit.agent != nullptr || !hit.actors.empty()) hits.push_back(std::move(hit));
  }
  return hits;
}

bool is_nominal(Upos upos) {
  return upos == Upos::noun || upos == Upos::propn || upos == Upos::adj || upos == Upos::num ||
         upos == Upos::x || upos == Upos::sym;
}

// What stands between two hits.
enum class Gap : std::uint8_t { inside, preposition, comma, conjunction, apart };

bool joins_whose(const std::string& word) {
  return word == "of" || word == "in" || word == "from" || word == "for" || word == "at";
}

bool is_conjunction(const std::string& word) {
  return word == "and" || word == "or" || word == "nor";
}

// "Ithilen's awful and evil minister": one party with two adjectives.
bool joins_adjectives(const Scene& scene, std::size_t at, std::size_t from, std::size_t end) {
  if (at <= from || at + 1 >= end) return false;
  const auto is_adjective = [&](std::size_t piece) {
    return scene.tree.word(scene.token(piece)).upos == Upos::adj;
  };
  return is_adjective(at - 1) && is_adjective(at + 1);
}

// Read the pieces between two hits, and the commas before each.
Gap gap_between(const Scene& scene, const Hit& left, const Hit& right) {
  if (right.first - left.end > kMaxGap) return Gap::apart;
  Gap gap = Gap::inside;
  bool behind_conjunction = false;
  for (std::size_t at = left.end; at <= right.first; ++at) {
    const Piece& piece = scene.pieces[at];
    if (piece.apart && !piece.after_comma) return Gap::apart;
    if (piece.after_comma) {
      if (gap == Gap::preposition || behind_conjunction || gap == Gap::comma) return Gap::apart;
      gap = Gap::comma;
    }
    if (at == right.first) break;
    const Upos upos = scene.tree.word(piece.token).upos;
    if (is_conjunction(piece.word)) {
      if (joins_adjectives(scene, at, left.end, right.end)) continue;
      if (gap == Gap::preposition || behind_conjunction) return Gap::apart;
      gap = Gap::conjunction;
      behind_conjunction = true;
    } else if (joins_whose(piece.word)) {
      if (gap != Gap::inside) return Gap::apart;
      gap = Gap::preposition;
    } else if (upos == Upos::det) {
      if (gap == Gap::inside) return Gap::apart;  // "Arnor the ..."
    } else if (upos == Upos::verb ? scene.tree.deprel(piece.token) != Deprel::amod : !is_nominal(upos)) {
      return Gap::apart;
    }
  }
  return gap;
}

// The word that heads the noun phrase of a word: up through modifiers and parts of names.
Index top_of(const Tree& tree, Index w) {
  for (std::size_t steps = 0; steps < 16; ++steps) {
    const Deprel deprel = tree.deprel(w);
    const bool part = deprel == Deprel::compound || deprel == Deprel::flat || deprel == Deprel::amod ||
                      deprel == Deprel::nmod_poss || deprel == Deprel::nmod_desc || deprel == Deprel::nmod ||
                      deprel == Deprel::nummod || deprel == Deprel::det || deprel == Deprel::goeswith;
    if (!part || tree.head(w) == kNone) return w;
    w = tree.head(w);
  }
  return w;
}

Index last_token(const Scene& scene, const Hit& hit) {
  return scene.token(hit.end - 1);
}

// Whether two actors side by side are two phrases: "told Russia Ukraine would".
bool are_parted(const Scene& scene, const Hit& left, const Hit& right) {
  return top_of(scene.tree, last_token(scene, left)) != top_of(scene.tree, last_token(scene, right));
}

// Whether the right hit is the subject of a clause that "and" joins: "attacked Gondor and Mordor said".
bool opens_clause(const Scene& scene, const Hit& left, const Hit& right) {
  const auto subject = [&](const Hit& hit) {
    const Index top = top_of(scene.tree, last_token(scene, hit));
    return is_subject(scene.tree.deprel(top)) ? scene.tree.head(top) : kNone;
  };
  const Index verb = subject(right);
  bool clause_before = false;
  for (Index w = scene.first; w < scene.token(left.first); ++w)
    clause_before = clause_before || scene.tree.word(w).upos == Upos::verb;
  return clause_before && verb != kNone && verb > last_token(scene, right) && subject(left) != verb;
}

class Joiner {
 public:
  Joiner(const Scene& scene, std::vector<Hit> hits) : scene_(scene), hits_(std::move(hits)) {}

  std::vector<Draft> drafts() {
    for (std::size_t k = 0; k < hits_.size() && drafts_.size() < kMaxParties; ++k) take(k);
    close_group();
    return std::move(drafts_);
  }

 private:
  void take(std::size_t k) {
    const Hit& hit = hits_[k];
    const Gap gap = k == 0 ? Gap::apart : gap_between(scene_, hits_[k - 1], hit);
    if (gap == Gap::inside && goes_on(k)) return extend(hit, false);
    if (gap == Gap::preposition && drafts_.back().actors.empty() && !hit.actors.empty())
      return extend(hit, true);
    const bool joined =
        (gap == Gap::comma || gap == Gap::conjunction) && !opens_clause(scene_, hits_[k - 1], hit);
    if (!joined) close_group();
    if (joined && gap == Gap::conjunction) conjunction_ = true;
    Draft draft{hit.first, hit.end, hit.actors, {}, false, 0};
    if (hit.agent != nullptr) draft.agents.push_back(hit.agent);
    drafts_.push_back(std::move(draft));
  }

  // A second actor belongs to the phrase of the first unless the tree parts them.
  bool goes_on(std::size_t k) const {
    const Hit& hit = hits_[k];
    if (hit.actors.empty() || drafts_.back().actors.empty() || hit.actors == drafts_.back().actors)
      return true;
    return !are_parted(scene_, hits_[k - 1], hit);
  }

  void extend(const Hit& hit, bool behind) {
    Draft& draft = drafts_.back();
    draft.end = hit.end;
    if (hit.agent != nullptr) draft.agents.push_back(hit.agent);
    if (draft.actors.empty() && !hit.actors.empty()) {
      draft.actors = hit.actors;
      draft.actor_behind = behind;
    }
  }

  // Commas alone join nothing: "in Arnor, Gondor said".
  void close_group() {
    const std::size_t end = drafts_.size();
    for (std::size_t k = open_; k < end; ++k) drafts_[k].group = conjunction_ ? open_ : k;
    if (conjunction_) share();
    open_ = end;
    conjunction_ = false;
  }

  [[nodiscard]] bool modifies_same(const Draft& left, const Draft& right) const {
    const Index w = scene_.token(left.end - 1);
    const Deprel deprel = scene_.tree.deprel(w);
    if (deprel != Deprel::compound && deprel != Deprel::amod && deprel != Deprel::nmod_poss) return false;
    const Index head = scene_.tree.head(w);
    return head >= scene_.token(right.first) && head <= scene_.token(right.end - 1);
  }

  void share() {
    const std::size_t end = drafts_.size();
    // "Lawmakers in Fornost and Gondor": the agents of the first are those of the second too.
    for (std::size_t k = open_ + 1; k < end; ++k) {
      Draft& draft = drafts_[k];
      const Draft& left = drafts_[k - 1];
      if (draft.agents.empty() && !draft.actors.empty() && left.actor_behind && !left.agents.empty()) {
        draft.agents = left.agents;
        draft.actor_behind = true;
      }
    }
    // "US and British activists": the first modifies the same noun.
    for (std::size_t k = end - 1; k > open_; --k) {
      const Draft& draft = drafts_[k];
      Draft& left = drafts_[k - 1];
      const bool shared =
          left.agents.empty() && !left.actors.empty() && !draft.agents.empty() && !draft.actors.empty();
      if (shared && !draft.actor_behind && modifies_same(left, draft)) left.agents = draft.agents;
    }
    // "Danish media and government": whose the first is, the second is. "Lawmakers and officials in Fornost
    // and Gondor": those behind are whose the first are.
    for (std::size_t k = open_; k < end; ++k) {
      if (!drafts_[k].actors.empty()) continue;
      if (k > open_ && !drafts_[k - 1].actors.empty() && !drafts_[k - 1].actor_behind) {
        drafts_[k].actors = drafts_[k - 1].actors;
        continue;
      }
      for (std::size_t j = k + 1; j < end; ++j)
        if (drafts_[j].actor_behind)
          drafts_[k].actors.insert(drafts_[k].actors.end(), drafts_[j].actors.begin(),
                                   drafts_[j].actors.end());
    }
  }

  const Scene& scene_;
  std::vector<Hit> hits_;
  std::vector<Draft> drafts_;
  std::size_t open_ = 0;  // first draft of the group in the making
  bool conjunction_ = false;
};

// Codes are made of groups of three letters; one that is there already is not added.
bool has_code(const std::string& code, const std::string& part) {
  for (std::size_t at = 0; at + part.size() <= code.size(); at += 3)
    if (code.compare(at, part.size(), part) == 0) return true;
  return false;
}

std::string composed(std::string code, const std::vector<const Agent*>& agents) {
  if (code.empty()) code = "---";
  for (const Agent* agent : agents) {
    if (has_code(code, agent->code)) continue;
    if (agent->code == "PPL" && agents.size() > 1) continue;  // "people" of whom more is known
    code.insert(agent->before && code != "---" ? 0 : code.size(), agent->code);
  }
  return code;
}

Party party_of(const Draft& draft) {
  Party party{draft.first, draft.end, draft.group, {}};
  std::vector<std::string> actors = draft.actors;
  if (actors.empty()) actors.emplace_back();
  for (const std::string& actor : actors) {
    std::string code = composed(actor, draft.agents);
    const bool known = std::find(party.codes.begin(), party.codes.end(), code) != party.codes.end();
    if (!known && party.codes.size() < kMaxCodes) party.codes.push_back(std::move(code));
  }
  return party;
}

// Find the parties but for the agents among the pieces `used`, add them to the scene, and return the party of
// each piece.
std::vector<std::size_t> all_parties(Scene& scene, const std::vector<std::size_t>& used) {
  const std::size_t offset = scene.parties.size();
  std::vector<std::size_t> party_of_piece(scene.pieces.size(), kNoParty);
  for (const Draft& draft : Joiner(scene, hits_of(scene, used)).drafts()) {
    for (std::size_t at = draft.first; at < draft.end; ++at) party_of_piece[at] = scene.parties.size();
    scene.parties.push_back(party_of(draft));
    scene.parties.back().group += offset;
  }
  return party_of_piece;
}

}  // namespace

std::vector<std::size_t> Scene::group_of(std::size_t party) const {
  std::vector<std::size_t> members;
  for (std::size_t k = 0; k < parties.size(); ++k)
    if (parties[k].group == parties[party].group) members.push_back(k);
  return members;
}

std::vector<std::string> Scene::codes_of_group(std::size_t party) const {
  std::vector<std::string> codes;
  for (const std::size_t member : group_of(party))
    for (const std::string& code : parties[member].codes)
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  return codes;
}

ByteRange Scene::bytes(std::size_t from, std::size_t to) const {
  return tree.bytes(token(from), token(to));
}

std::vector<std::size_t> parties_without(Scene& scene, const std::vector<std::size_t>& used) {
  const bool any = std::any_of(used.begin(), used.end(),
                               [&](std::size_t piece) { return scene.party_of[piece] != kNoParty; });
  return any && scene.parties.size() <= 8 * kMaxParties ? all_parties(scene, used) : scene.party_of;
}

Scene scene_of(const Tree& tree, const Sentence& sentence, const Dictionaries& dictionaries,
               std::optional<Day> day) {
  Scene scene{
      tree, dictionaries, sentence.first, sentence.end, pieces_of(tree, sentence.first, sentence.end), {},
      {},   day};
  scene.party_of = all_parties(scene, {});
  return scene;
}

bool is_discarded(const Scene& scene, bool& story) {
  bool found = false;
  for (std::size_t at = 0; at < scene.pieces.size(); ++at) {
    const auto hit = scene.dictionaries.discard_phrases.match(scene.pieces, at, false);
    if (!hit) continue;
    found = true;
    story = story || scene.dictionaries.discards_story[hit->entry];
  }
  return found;
}

}  // namespace dragoman::petrarch

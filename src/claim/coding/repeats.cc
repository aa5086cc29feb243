#include "claim/coding/repeats.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/unicode.h"

namespace dragoman {
namespace {

constexpr std::size_t kReach = 400;  // claims; a report of ten thousand words has about that many

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : fold(text) + ' ') {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      word += c;
    } else if (!word.empty()) {
      if (word.size() > 3) words.insert(word);
      word.clear();
    }
  }
  return words;
}

std::size_t common(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const auto& word) { return b.contains(word); }));
}

bool is_headline(const Claim& claim) {
  return claim.zone == BlockKind::title || claim.zone == BlockKind::standfirst ||
         claim.zone == BlockKind::caption || claim.zone == BlockKind::heading;
}

// What a comparison needs of a claim.
struct Features {
  std::set<std::string> parties;
  std::set<std::string> evidence;
};

Features features_of(const Report& report, const Frame& frame, const Claim& claim) {
  Features features;
  for (const Argument& argument : claim.arguments) {
    const auto role = frame.role(argument.role);
    if (role && frame.roles[*role].party && *role != frame.speaker)
      features.parties.merge(words_of(argument.text));
  }
  features.evidence = words_of(slice(report.text, claim.evidence));
  return features;
}

bool same_speaker(const Claim& a, const Claim& b) {
  if (a.chain.empty() || b.chain.empty()) return a.chain.size() == b.chain.size();
  return fold(a.chain.front().who) == fold(b.chain.front().who);
}

bool repeats(const Frame& frame, const Claim& a, const Features& x, const Claim& b, const Features& y) {
  if (a.frame != b.frame || a.phase != b.phase || a.negative != b.negative) return false;
  const bool headline = is_headline(a) || is_headline(b);
  if (!headline && !same_speaker(a, b)) return false;
  const std::size_t shared = common(x.evidence, y.evidence);
  const std::size_t least = std::min(x.evidence.size(), y.evidence.size());
  if (frame.speaker != kNone) return least > 0 && shared * 10 >= least * (headline ? 4U : 7U);
  const std::size_t parties = std::min(x.parties.size(), y.parties.size());
  if (parties == 0) return false;
  return common(x.parties, y.parties) >= parties && shared * 10 >= least * 4;
}

}  // namespace

void mark_repeats(const Report& report, const std::vector<Frame>& frames, std::vector<Claim>& claims) {
  std::vector<Features> features;
  std::vector<const Frame*> of;
  for (const Claim& claim : claims) {
    const auto frame =
        std::find_if(frames.begin(), frames.end(), [&](const Frame& f) { return f.name == claim.frame; });
    of.push_back(&*frame);
    features.push_back(features_of(report, *frame, claim));
  }
  for (std::size_t j = 1; j < claims.size(); ++j) {
    // Claims far apart in a very long report are not compared, so that the work stays linear.
    for (std::size_t i = j > kReach ? j - kReach : 0; i < j; ++i) {
      if (claims[i].repeat || !repeats(*of[j], claims[i], features[i], claims[j], features[j])) continue;
      const bool earlier_gives_way = is_headline(claims[i]) && !is_headline(claims[j]);
      claims[earlier_gives_way ? i : j].repeat = true;
      if (!earlier_gives_way) break;
    }
  }
}

}  // namespace dragoman

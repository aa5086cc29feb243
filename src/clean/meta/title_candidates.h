// What may be a page's headline: headings, stated titles, parts of the window's title, with what speaks for
// each.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clean/meta/metadata.h"

namespace dragoman::cleaning {

enum class TitleSource : std::uint8_t { heading, open_graph, twitter, meta, json, window, cut, part };
constexpr std::size_t kTitleSources = 8;

// Which part of a heading a candidate is: "<span class=kicker>After the storm</span> Port reopens" has two.
struct HeadingPart {
  float at = -1;       // 0: the first; -1: it is none
  float of = 0;        // parts of the heading, if it has several; set for the whole heading too
  float share = 1;     // of the heading's bytes
  float kicker = 0;    // its class calls it one, or a subtitle
  float headline = 0;  // its class calls it so
};

struct TitleCandidate {
  std::string text;
  std::optional<std::size_t> block;  // the block that says it
  float prior = 0;                   // by hand: kind of place, distance from the text
  std::vector<std::uint64_t> words;  // hashes, sorted
  TitleSource source = TitleSource::heading;
  HeadingPart part;
};

constexpr std::size_t kTitleFeatures = 65;
extern const std::array<std::string_view, kTitleFeatures> kTitleFeatureNames;

// Return the letters and digits of a title, folded: wordings that differ in nothing else are one title.
std::string wording_key(std::string_view title);

// Return the candidates in a fixed order, at most 120.
std::vector<TitleCandidate> title_candidates(const PageParts& parts, std::string_view outlet);

// Return [candidates x kTitleFeatures], row-major.
std::vector<float> title_features(const PageParts& parts, const std::vector<TitleCandidate>& candidates,
                                  std::string_view outlet);

}  // namespace dragoman::cleaning

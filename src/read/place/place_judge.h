// Whether a spot means a place: "Jackson said", "Ms. Jordan" and "Reading helps" do not. A logistic model
// over the name, the words around it and the whole report; weights in place_model.tsv, learned by
// train/train_place from openly licensed annotations.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "read/place/place_lists.h"
#include "read/place/place_resolve.h"
#include "read/place/place_spot.h"

namespace dragoman {

// Weights of named features; immutable after load.
struct PlaceModel {
  // Read lines "feature TAB weight"; the file's first lines say what it was learned from.
  [[nodiscard]] static Result<PlaceModel> load(const std::filesystem::path& file);
  // Return the sum of the weights of `features` (hashes of their names).
  [[nodiscard]] double sum(const std::vector<std::uint64_t>& features) const;

  std::unordered_map<std::uint64_t, float> weights;
};

// What the spots of one report are judged by.
struct JudgeScene {
  std::string_view text;
  const std::vector<PlaceWord>& words;
  const std::vector<Spot>& spots;
  const Gazetteer& gazetteer;
  const PlaceLists& lists;
  bool english = true;           // the model knows no other language
  WordMap<unsigned> surnames{};  // words met behind a given name or title in this report
  WordMap<unsigned> located{};   // keys met alone behind a locative preposition, or before ", <province>"
};

[[nodiscard]] JudgeScene make_scene(std::string_view text, const std::vector<PlaceWord>& words,
                                    const std::vector<Spot>& spots, const Gazetteer& gazetteer,
                                    const PlaceLists& lists);

// Return the names of the features that hold for spot `index`. Deterministic, at most about 40.
[[nodiscard]] std::vector<std::string> judge_features(const JudgeScene& scene, std::size_t index);

// Return the log odds that spot `index` means a place, by its words and neighbours. Demonyms and names in
// scripts without case are trusted (kCertain); a word that the report uses as somebody's surname only is
// refused (-kCertain).
[[nodiscard]] double judge(const JudgeScene& scene, std::size_t index, const PlaceModel& model);
constexpr double kCertain = 20;

// Return the name of the feature for how well a resolved spot agrees with the report's other places; its
// weight is added to the log odds of judge().
[[nodiscard]] std::string support_feature(const Spot& spot, const Resolved& answer,
                                          const Gazetteer& gazetteer);

// Return 1 / (1 + exp(-log_odds)).
[[nodiscard]] double probability(double log_odds);

}  // namespace dragoman

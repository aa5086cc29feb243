#include "read/place/place_judge.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/file.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxModelBytes = 8U << 20U;
constexpr double kRegionBonus =
    2;  // nobody else is called "Middle East"; annotators disagree on regions, so the model doubts
constexpr std::uint32_t kKnownCity = 50'000;  // people; well known in Cyrillic and Greek ...
constexpr std::uint32_t kKnownLatinCity =
    100'000;                                   // ... and in Latin, where common words are capitalised, too
constexpr std::uint32_t kGreatCity = 500'000;  // believed even where a short common word is spelt like it

bool is_locative(std::string_view word) {
  static constexpr std::array<std::string_view, 15> kWords = {
      "in",   "at",     "near",    "from", "outside", "around",  "across", "throughout",
      "into", "toward", "towards", "to",   "of",      "through", "inside"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_strictly_locative(std::string_view word) {
  return is_locative(word) && word != "of" && word != "to";
}

// The word `offset` from the spot's begin (negative) or end (0 and up), or nullptr past the block.
const PlaceWord* beside(const JudgeScene& scene, const Spot& spot, int offset) {
  const auto& words = scene.words;
  if (offset >= 0) {
    const std::size_t at = spot.end + static_cast<std::size_t>(offset);
    if (at >= words.size()) return nullptr;
    for (std::size_t i = spot.end; i <= at; ++i) {
      if (words[i].before == Gap::boundary) return nullptr;
    }
    return &words[at];
  }
  const auto back = static_cast<std::size_t>(-offset);
  if (back > spot.first) return nullptr;
  for (std::size_t i = spot.first; i > spot.first - back; --i) {
    if (words[i].before == Gap::boundary) return nullptr;
  }
  return &words[spot.first - back];
}

const char* name_of(Gap gap) {
  static constexpr std::array<const char*, 7> kNames = {"none",  "blank", "hyphen",  "point",
                                                        "comma", "other", "boundary"};
  return kNames[static_cast<std::size_t>(gap)];
}

// Logarithmic bins, so that one weight serves a range.
std::string bin(double value) {
  return std::to_string(static_cast<int>(std::floor(std::log2(value + 1))));
}

class Features {
 public:
  Features(const JudgeScene& scene, std::size_t index)
      : scene_(scene), spot_(scene.spots[index]), index_(index) {}

  std::vector<std::string> run() {
    about_name();
    about_use();
    about_neighbours();
    about_report();
    return std::move(out_);
  }

 private:
  void add(std::string name) { out_.push_back(std::move(name)); }

  void about_name() {
    const PlaceRecord& best = scene_.gazetteer.place(spot_.hits.front().place());
    const std::string length = std::to_string(std::min<std::uint32_t>(spot_.end - spot_.first, 4));
    add("bias");
    add("kind=" + std::to_string(static_cast<int>(best.kind)) +
        " name=" + std::to_string(static_cast<int>(spot_.kind)));
    add("words=" + length);
    add("people=" + bin(best.population / 1000.0));
    add("seat=" + std::to_string(static_cast<int>(best.seat)));
    add("bearers=" + bin(static_cast<double>(spot_.hits.size())));
    const PlaceWord& first = scene_.words[spot_.first];
    if (first.first) add("first words=" + length);
    if (first.capitals) add("capitals");
    if (spot_.loose) add("loose");
    if (spot_.key.size() <= 3) add("short");
  }

  // How news text uses the word at large; for one word only.
  void about_use() {
    const std::string& word = scene_.words[spot_.end - 1].key;
    if (scene_.lists.has("given", scene_.words[spot_.first].key)) add("given");
    const WordUse* use = scene_.lists.use(word);
    const bool single = spot_.end - spot_.first == 1;
    const std::string mark = single ? "" : " last";
    if (use == nullptr) {
      add("use=none" + mark);
      return;
    }
    const double capital = use->capital + 1.0;
    if (scene_.words[spot_.first].first && single) add("first lower=" + bin(8 * use->lower / capital));
    add("use lower=" + bin(8 * use->lower / capital) + mark);
    add("use locative=" + bin(64 * use->locative / capital) + mark);
    add("use personal=" + bin(64 * use->personal / capital) + mark);
    add("use before=" + bin(16 * use->before_capital / capital) + mark);
  }

  void describe(const PlaceWord* word, const std::string& where, Gap gap) {
    if (word == nullptr) {
      add(where + "=edge");
      return;
    }
    const bool forward = where == "after";
    const PlaceWord& start = forward ? *word : scene_.words[spot_.first];
    if (gap == Gap::point && start.first) {
      add(where + "=end");
      return;
    }
    const bool joined = gap == Gap::blank || gap == Gap::hyphen;
    const std::string seen = where + (joined ? "" : std::string(" ") + name_of(gap));
    if (word->capital && !word->caseless) {
      add(seen + " capital");
      if (joined) add_lists(*word, where);
    } else {
      add(seen + "=" + (word->number ? "0" : word->key));
    }
  }

  void add_lists(const PlaceWord& word, const std::string& where) {
    static constexpr std::array<const char*, 9> kLists = {"given", "title", "media",   "province", "district",
                                                          "city",  "water", "terrain", "site"};
    for (const char* list : kLists) {
      if (scene_.lists.has(list, word.key)) add(where + " in " + list);
    }
    const WordUse* use = scene_.lists.use(word.key);
    if (use != nullptr) add(where + " personal=" + bin(64.0 * use->personal / (use->capital + 1.0)));
  }

  void about_neighbours() {
    const PlaceWord* before = beside(scene_, spot_, -1);
    const PlaceWord* after = beside(scene_, spot_, 0);
    describe(before, "before", scene_.words[spot_.first].before);
    describe(after, "after", after == nullptr ? Gap::boundary : after->before);
    const PlaceWord* second = beside(scene_, spot_, -2);
    if (second != nullptr && before != nullptr && !before->capital)
      add("before2=" + (second->capital ? "A" : second->key));
    if (before != nullptr && before->capital && after != nullptr && after->capital) add("between capitals");
    about_sequence();
    const bool next_is_spot = index_ + 1 < scene_.spots.size() &&
                              scene_.spots[index_ + 1].first == spot_.end && !scene_.words[spot_.end].first;
    if (next_is_spot) {
      const Spot& next = scene_.spots[index_ + 1];
      const PlaceKind kind = scene_.gazetteer.place(next.hits.front().place()).kind;
      add(std::string("then spot ") + name_of(scene_.words[next.first].before) +
          std::to_string(static_cast<int>(kind)));
    }
    if (index_ > 0 && scene_.spots[index_ - 1].end == spot_.first && !scene_.words[spot_.first].first) {
      add(std::string("after spot ") + name_of(scene_.words[spot_.first].before));
    }
  }

  // The stretch of capitalised words around the spot: its last word tells what is named ("Clarke County
  // Superior Court").
  void about_sequence() {
    const auto& words = scene_.words;
    const auto joined = [&](std::size_t i) {
      return words[i].capital && !words[i].caseless &&
             (words[i].before == Gap::blank || words[i].before == Gap::hyphen);
    };
    std::size_t end = spot_.end;
    while (end < words.size() && end < spot_.end + 5 && joined(end)) ++end;
    std::size_t begin = spot_.first;
    while (begin > 0 && begin + 5 > spot_.first && words[begin - 1].capital && joined(begin)) --begin;
    const std::string length =
        std::to_string(std::min<std::size_t>(end - begin - (spot_.end - spot_.first), 4));
    add("stretch +" + length + (begin < spot_.first ? " before" : "") + (end > spot_.end ? " after" : ""));
    if (end > spot_.end) add("stretch ends " + words[end - 1].key);
    if (begin < spot_.first) add("stretch begins " + words[begin].key);
  }

  void about_report() {
    const std::string& last = scene_.words[spot_.end - 1].key;
    const PlaceWord* before = beside(scene_, spot_, -1);
    const bool led = before != nullptr && is_strictly_locative(before->key);
    if (scene_.surnames.contains(last)) add(led ? "surname here, led" : "surname here");
    const auto located = scene_.located.find(spot_.key);
    if (located != scene_.located.end()) add("located " + bin(located->second));
  }

  const JudgeScene& scene_;
  const Spot& spot_;
  std::size_t index_;
  std::vector<std::string> out_;
};

// Words behind a title or a given name: "Mr. Jordan", "Rodney Eric Smith".
void collect_surnames(JudgeScene& scene) {
  const auto& words = scene.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const PlaceWord& word = words[i];
    const PlaceWord& last = words[i - 1];
    if (!word.capital || word.caseless || !last.capital) continue;
    const bool titled =
        scene.lists.has("title", last.key) && (word.before == Gap::blank || word.before == Gap::point);
    const bool named = scene.lists.has("given", last.key) && word.before == Gap::blank;
    if (!titled && !named) continue;
    ++scene.surnames[word.key];
    const bool longer = i + 1 < words.size() && words[i + 1].capital && words[i + 1].before == Gap::blank;
    if (longer) ++scene.surnames[words[i + 1].key];
  }
}

void collect_located(JudgeScene& scene) {
  for (std::size_t s = 0; s < scene.spots.size(); ++s) {
    const Spot& spot = scene.spots[s];
    const PlaceWord* before = beside(scene, spot, -1);
    const PlaceWord* after = beside(scene, spot, 0);
    const bool open = after == nullptr || !after->capital || after->before != Gap::blank;
    const bool led = before != nullptr && is_strictly_locative(before->key) && open;
    const bool inside = s + 1 < scene.spots.size() && scene.spots[s + 1].first == spot.end &&
                        scene.words[spot.end].before == Gap::comma;
    if (led || inside) ++scene.located[spot.key];
  }
}

// One word that the report has shown to be somebody's surname, and never where something is.
bool is_surname(const JudgeScene& scene, const Spot& spot) {
  return spot.end - spot.first == 1 && scene.surnames.contains(scene.words[spot.first].key) &&
         !scene.located.contains(spot.key);
}

// The model knows English words. In other languages a well-known place or one behind a preposition is
// believed, unless another capitalised word follows as behind a given name ("Владимир Путин").
bool is_believed_abroad(const JudgeScene& scene, const Spot& spot, std::uint32_t known_population) {
  const PlaceRecord& best = scene.gazetteer.place(spot.hits.front().place());
  const PlaceWord* before = beside(scene, spot, -1);
  const PlaceWord* after = beside(scene, spot, 0);
  const bool led = before != nullptr && scene.lists.has("locative", before->key);
  const bool area = best.kind == PlaceKind::country || best.kind >= PlaceKind::region;
  const bool province = best.kind == PlaceKind::province && known_population == kKnownCity;
  const bool known = area || province || best.population >= known_population;
  const bool named = after != nullptr && after->capital && after->before == Gap::blank && !led;
  return (led || known) && !named && !scene.lists.has("given", scene.words[spot.first].key);
}

// Where nothing is capitalised, short names ("إن" is Ans) are common words unless a great city or country
// bears them.
bool is_believed_caseless(const JudgeScene& scene, const Spot& spot) {
  const PlaceRecord& best = scene.gazetteer.place(spot.hits.front().place());
  const bool great = best.kind == PlaceKind::country || best.population >= kGreatCity;
  if (spot.end - spot.first > 1 || great) return true;
  return count_code_points(spot.key) > 3 && !scene.lists.has("common", spot.key);
}

bool is_other_script(std::string_view key) {
  std::size_t at = 0;
  return !key.empty() && script_of(decode_utf8(key, at)) != Script::latin;
}

}  // namespace

Result<PlaceModel> PlaceModel::load(const std::filesystem::path& file) {
  const Result<std::string> bytes = read_file(file, kMaxModelBytes);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  PlaceModel model;
  for (std::string_view rest = *bytes; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
    float weight = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), weight);
    model.weights.emplace(hash64(line.substr(0, tab)), weight);
  }
  if (model.weights.empty()) return fail(ErrorCode::bad_input, "no weights in it", file.string());
  return model;
}

double PlaceModel::sum(const std::vector<std::uint64_t>& features) const {
  double out = 0;
  for (const std::uint64_t feature : features) {
    const auto found = weights.find(feature);
    if (found != weights.end()) out += static_cast<double>(found->second);
  }
  return out;
}

JudgeScene make_scene(std::string_view text, const std::vector<PlaceWord>& words,
                      const std::vector<Spot>& spots, const Gazetteer& gazetteer, const PlaceLists& lists) {
  JudgeScene scene{text, words, spots, gazetteer, lists};
  collect_surnames(scene);
  collect_located(scene);
  return scene;
}

std::vector<std::string> judge_features(const JudgeScene& scene, std::size_t index) {
  return Features(scene, index).run();
}

double judge(const JudgeScene& scene, std::size_t index, const PlaceModel& model) {
  const Spot& spot = scene.spots[index];
  const bool country = scene.gazetteer.place(spot.hits.front().place()).kind == PlaceKind::country;
  const bool written_out = country && spot.kind == NameKind::abbreviation;  // "U.S."
  if (scene.words[spot.first].caseless) return is_believed_caseless(scene, spot) ? kCertain : -kCertain;
  if (spot.demonym() || written_out) return kCertain;
  if (is_surname(scene, spot)) return -kCertain;
  if (is_other_script(spot.key)) return is_believed_abroad(scene, spot, kKnownCity) ? kCertain : -kCertain;
  if (!scene.english && is_believed_abroad(scene, spot, kKnownLatinCity)) return kCertain;
  std::vector<std::uint64_t> features;
  for (const std::string& name : judge_features(scene, index)) features.push_back(hash64(name));
  const PlaceKind kind = scene.gazetteer.place(spot.hits.front().place()).kind;
  const bool written_region = kind >= PlaceKind::region && spot.end - spot.first > 1;  // "Horn of Africa"
  return model.sum(features) + (written_region ? kRegionBonus : 0);
}

std::string support_feature(const Spot& spot, const Resolved& answer, const Gazetteer& gazetteer) {
  if (answer.place == kNoPlace) return "support none";
  const PlaceKind kind = gazetteer.place(answer.place).kind;
  const bool small = kind == PlaceKind::city || kind == PlaceKind::district || kind == PlaceKind::site;
  const char* what = spot.loose ? "loose" : small ? "small" : "large";
  return std::string("support ") + what + " " +
         std::to_string(static_cast<int>(std::clamp(answer.support, 0.0, 7.0)));
}

double probability(double log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

}  // namespace dragoman

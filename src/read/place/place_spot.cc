#include "read/place/place_spot.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "read/place/gazetteer_format.h"
#include "read/place/place_forms.h"
#include "read/place/place_key.h"

namespace dragoman {
namespace {

constexpr std::size_t kMinLooseKey = 5;

// A point joins only after what is commonly shortened in names ("St. Louis", "U.S.").
bool is_shortened(const PlaceWord& word) {
  static constexpr std::array<std::string_view, 7> kShort = {"st", "ste", "mt", "ft", "pt", "w", "dr"};
  return word.key.size() == 1 || std::find(kShort.begin(), kShort.end(), word.key) != kShort.end();
}

class Spotter {
 public:
  Spotter(std::string_view text, const std::vector<PlaceWord>& words, const Gazetteer& gazetteer)
      : text_(text), words_(words), gazetteer_(gazetteer) {}

  std::vector<Spot> run() {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < words_.size();) {
      Spot spot;
      if (words_[i].capital && find_at(i, spot)) {
        i = spot.end;
        spots.push_back(std::move(spot));
      } else {
        ++i;
      }
    }
    return spots;
  }

 private:
  [[nodiscard]] bool joins(std::size_t i) const {
    switch (words_[i].before) {
      case Gap::blank:
      case Gap::hyphen:
        return true;
      case Gap::point:
        return is_shortened(words_[i - 1]);
      default:
        return false;
    }
  }

  // How many words from `i` on may belong to one name, at most `limit`.
  [[nodiscard]] std::size_t reach(std::size_t i, std::size_t limit) const {
    std::size_t n = 1;
    while (n < limit && i + n < words_.size() && joins(i + n)) ++n;
    return n;
  }

  [[nodiscard]] ByteRange range_of(std::size_t i, std::size_t n) const {
    return {words_[i].text.begin, words_[i + n - 1].text.end};
  }

  // An abbreviation takes its last point along: "Va.", "U.S.".
  [[nodiscard]] std::span<const NameHit> find_exact(ByteRange& range) const {
    if (range.end < text_.size() && text_[range.end] == '.') {
      const ByteRange longer{range.begin, range.end + 1};
      if (const auto hits = gazetteer_.find_exact(slice(text_, longer)); !hits.empty()) {
        range = longer;
        return hits;
      }
    }
    return gazetteer_.find_exact(slice(text_, range));
  }

  // A possessive inside a name belongs to it ("People's Republic"), at its end only where the gazetteer says
  // so.
  [[nodiscard]] std::string key_of(std::size_t i, std::size_t n, bool whole_end) const {
    std::string key;
    for (std::size_t k = i; k < i + n; ++k) {
      const PlaceWord& word = words_[k];
      const bool whole = !word.whole_key.empty() && (k + 1 < i + n || whole_end);
      if (k > i) key += ' ';
      key += whole ? word.whole_key : word.key;
    }
    return key;
  }

  bool take(std::size_t i, std::size_t n, ByteRange range, std::span<const NameHit> hits, std::string key,
            Spot& spot) const {
    if (hits.empty()) return false;
    spot.text = range;
    spot.first = static_cast<std::uint32_t>(i);
    spot.end = static_cast<std::uint32_t>(i + n);
    spot.hits = hits;
    spot.key = std::move(key);
    spot.kind = hits.front().kind();
    return true;
  }

  bool find_whole(std::size_t i, std::size_t n, Spot& spot) const {
    const PlaceWord& last = words_[i + n - 1];
    if (last.whole_key.empty()) return false;
    std::string key = key_of(i, n, true);
    const ByteRange range{words_[i].text.begin, last.whole.end};
    const auto hits = gazetteer_.find(key);
    return take(i, n, range, hits, std::move(key), spot);
  }

  bool find_short(std::size_t i, std::size_t n, Spot& spot) const {
    std::string key = key_of(i, n, false);
    const auto hits = gazetteer_.find(key);
    return take(i, n, range_of(i, n), hits, std::move(key), spot);
  }

  // "St. John's" keeps its possessive where it can; one word ("America's") gives it up first.
  bool find_key(std::size_t i, std::size_t n, Spot& spot) const {
    if (n == 1) return find_short(i, n, spot) || find_whole(i, n, spot);
    return find_whole(i, n, spot) || find_short(i, n, spot);
  }

  // The last word of a name of several is capitalised, too ("Gulf of Aden", never "Bank of the").
  [[nodiscard]] bool ends_well(std::size_t i, std::size_t n) const {
    const PlaceWord& last = words_[i + n - 1];
    return n == 1 || last.capital || last.number || words_[i].caseless;
  }

  // "North Texas", "the West", "New ...": parts of the world, not names of their own.
  [[nodiscard]] bool is_bare(std::size_t i, std::size_t n) const {
    static constexpr std::array<std::string_view, 22> kWords = {
        "north",   "south",        "east",         "west",      "northern",  "southern",
        "eastern", "western",      "northeast",    "northwest", "southeast", "southwest",
        "central", "upper",        "lower",        "new",       "old",       "greater",
        "great",   "northeastern", "northwestern", "the"};
    return n == 1 && std::find(kWords.begin(), kWords.end(), words_[i].key) != kWords.end();
  }

  bool find_at(std::size_t i, Spot& spot) const {
    const PlaceWord& word = words_[i];
    const std::size_t longest =
        std::max(gazetteer_.longest_name(word.key),
                 word.whole_key.empty() ? 0 : gazetteer_.longest_name(word.whole_key));
    for (std::size_t n = reach(i, longest); n > 0 && longest > 0; --n) {
      if (!ends_well(i, n) || is_bare(i, n)) continue;
      ByteRange range = range_of(i, n);
      if (const auto hits = find_exact(range);
          take(i, n, range, hits, std::string(slice(text_, range)), spot))
        return true;
      if (find_key(i, n, spot)) return true;
    }
    return find_form(i, spot) || find_loose(i, spot);
  }

  // Inflected and prefixed forms of one word.
  bool find_form(std::size_t i, Spot& spot) const {
    for (std::string& form : nominative_forms(words_[i].key)) {
      const auto hits = gazetteer_.find(form);
      if (take(i, 1, range_of(i, 1), hits, std::move(form), spot)) return true;
    }
    return false;
  }

  bool find_loose(std::size_t i, Spot& spot) const {
    for (std::size_t n = reach(i, 3); n > 0; --n) {
      if (!words_[i + n - 1].capital || words_[i].caseless) continue;
      std::string key = key_of(i, n, false);
      const std::string loose = loose_place_key(key);
      if (loose.size() < kMinLooseKey || key.size() < kMinLooseKey + 1) continue;
      if (take(i, n, range_of(i, n), gazetteer_.find_loose(loose), std::move(key), spot)) {
        spot.loose = true;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  const std::vector<PlaceWord>& words_;
  const Gazetteer& gazetteer_;
};

}  // namespace

std::vector<Spot> find_spots(std::string_view text, const std::vector<PlaceWord>& words,
                             const Gazetteer& gazetteer) {
  return Spotter(text, words, gazetteer).run();
}

}  // namespace dragoman

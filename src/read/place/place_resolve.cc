#include "read/place/place_resolve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <string>
#include <unordered_map>

namespace dragoman {
namespace {

constexpr std::size_t kMaxCandidates = 200;
constexpr int kRounds = 3;

// Weights, in decades of population (a bearer with ten times the people has 1 more). Chosen on news of small
// towns and of the world together so that neither loses; each within +-30 % changes accuracy by less than two
// points.
constexpr double kUnknownPopulation = 3.3;  // small places without a count: about 2,000 people
constexpr double kContained = 8;            // "Paris, Texas"
constexpr double kNearContainer = 2;        // the container follows within six words
constexpr double kCountryShare = 2.0;
constexpr double kCountryPresent = 0.7;
constexpr double kProvinceShare = 2.5;
constexpr double kProvincePresent = 1.2;
constexpr double kNearness = 1.5;  // at distance 0, falling by e every kNearnessKm
constexpr double kNearnessKm = 120;
constexpr double kAlternate = -0.7;
constexpr double kRivalled = -2;       // another name, where a better known place has it as its own
constexpr double kPointless = -2;      // a division without coordinates
constexpr double kOvershadowed = 0.4;  // towns named like a country, province or sea need to be named in full
constexpr double kKindWord = 3;        // "Anbar province"
constexpr std::uint16_t kSmallProvinceKm = 60;
constexpr double kHomeVote = 1.0;
constexpr double kPresent = 0.5;  // votes that make a country or province fully present
constexpr double kFirstSharpness =
    1.5;  // of the vote for likelier bearers, a unit of the weights; first round ...
constexpr double kSharpness = 2.5;        // ... and later
constexpr double kMinBallot = 0.02;       // smaller parts of a vote are not cast
constexpr double kMinPointWeight = 0.05;  // votes below it are near to nothing
constexpr double kOnlyBearer = 3;         // the lead of a name's only bearer

struct Point {
  double latitude;
  double longitude;
  PlaceIndex place;
  double weight;
  const void* group;  // who cast it
};

// What the report's names vote for.
struct Votes {
  std::unordered_map<std::uint32_t, double> countries;  // by packed code
  std::unordered_map<PlaceIndex, double> provinces;
  std::vector<Point> points;
  double country_total = 0;
  double province_total = 0;
};

std::uint32_t packed_code(const PlaceRecord& record) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(record.country[0])) << 8U |
         static_cast<unsigned char>(record.country[1]);
}

bool is_small(PlaceKind kind) {
  return kind == PlaceKind::city || kind == PlaceKind::district || kind == PlaceKind::site;
}

// How well known a place of this kind is, as decades of people.
double prominence(const PlaceRecord& record) {
  const double people = record.population > 0 ? std::log10(static_cast<double>(record.population)) : 0;
  switch (record.kind) {
    case PlaceKind::country:
      return std::max(7.5, people + 1);
    case PlaceKind::continent:
      return 8;
    case PlaceKind::region:
    case PlaceKind::water:
    case PlaceKind::terrain:
      return 5.8;
    case PlaceKind::province:
      return std::max(5.2, people);
    case PlaceKind::district:
      return std::max(4.2, people - 0.5);
    case PlaceKind::site:
      return 4.5;
    case PlaceKind::city:
      return std::max(kUnknownPopulation, people) + 0.3 * static_cast<double>(record.seat);
  }
  return 0;
}

class Resolver {
 public:
  Resolver(const std::vector<Spot>& spots, const std::vector<PlaceWord>& words, const Gazetteer& gazetteer,
           const ResolveHints& hints)
      : spots_(spots), words_(words), gazetteer_(gazetteer), hints_(hints) {}

  std::vector<Resolved> run() {
    prepare();
    answers_.assign(spots_.size(), {});
    for (int round = 0; round < kRounds; ++round) {
      answer_names(take_votes(round == 0 ? kFirstSharpness : kSharpness));
    }
    return answers_;
  }

 private:
  struct Candidate {
    PlaceIndex place;
    double prior;
  };

  struct Ballot {
    PlaceIndex place;
    double weight;
  };

  struct Group {  // the spots of one name
    std::vector<std::size_t> spots;
    std::vector<Candidate> candidates;
    std::vector<double> containment;  // of each candidate, the highest over the group's spots
    std::vector<double> scores;       // of each candidate, with the votes of the last round
    std::vector<Ballot> ballots;      // what it voted for last
    double cast = 0;                  // the ballots' sum
    bool has_area = false;            // a country, province, region or water bears the name
  };

  void prepare() {
    std::map<std::string, std::size_t> by_key;
    for (std::size_t i = 0; i < spots_.size(); ++i) {
      const auto [at, added] = by_key.try_emplace(spots_[i].key, groups_.size());
      if (added) groups_.push_back(make_group(spots_[i]));
      groups_[at->second].spots.push_back(i);
    }
    for (Group& group : groups_) {
      for (const std::size_t i : group.spots) add_containment(i, group);
      for (std::size_t k = 0; k < group.candidates.size(); ++k) {
        group.scores.push_back(group.candidates[k].prior + group.containment[k]);
      }
    }
  }

  Group make_group(const Spot& spot) const {
    Group group;
    const std::size_t count = std::min(spot.hits.size(), kMaxCandidates);
    for (std::size_t k = 0; k < count; ++k) {
      const NameHit hit = spot.hits[k];
      const double alternate = hit.kind() == NameKind::main ? 0 : kAlternate;
      const PlaceRecord& record = gazetteer_.place(hit.place());
      const double pointless = has_point(record) ? 0 : kPointless;
      group.candidates.push_back({hit.place(), prominence(record) + alternate + pointless});
      group.has_area = group.has_area || (!is_small(record.kind) && hit.kind() == NameKind::main);
    }
    group.containment.assign(count, 0);
    lower_alternates(spot, group);
    return group;
  }

  // "Rome" is another name of Lomé, and "Iraq" of Arak, but nobody writes so where a place of note has it as
  // its own.
  void lower_alternates(const Spot& spot, Group& group) const {
    double best_main = 0;
    for (std::size_t k = 0; k < group.candidates.size(); ++k) {
      if (spot.hits[k].kind() == NameKind::main) best_main = std::max(best_main, group.candidates[k].prior);
    }
    for (std::size_t k = 0; k < group.candidates.size(); ++k) {
      const bool small = is_small(gazetteer_.place(group.candidates[k].place).kind);
      const bool capital = gazetteer_.place(group.candidates[k].place).seat == PlaceSeat::country;
      if (!small || spot.hits[k].kind() == NameKind::main ||
          (capital && group.candidates[k].prior > best_main))
        continue;
      if (best_main > group.candidates[k].prior) group.candidates[k].prior += kRivalled;
    }
  }

  // Whether `inner` lies in `outer` (a country, province, district).
  [[nodiscard]] bool lies_in(PlaceIndex inner, PlaceIndex outer) const {
    const PlaceRecord& in = gazetteer_.place(inner);
    const PlaceRecord& out = gazetteer_.place(outer);
    if (inner == outer) return false;
    switch (out.kind) {
      case PlaceKind::country:
        return packed_code(in) == packed_code(out) && in.kind != PlaceKind::country;
      case PlaceKind::province:
        return in.province == outer;
      case PlaceKind::district:
        return in.district == outer;
      case PlaceKind::region:
      case PlaceKind::terrain:
        return out.radius_km > 0 && out.radius_km < 300 && is_small(in.kind) &&
               distance_km(in.latitude, in.longitude, out.latitude, out.longitude) < out.radius_km;
      default:
        return false;
    }
  }

  [[nodiscard]] bool lies_in_any(PlaceIndex inner, const Spot& outer) const {
    const std::size_t count = std::min<std::size_t>(outer.hits.size(), 20);
    for (std::size_t k = 0; k < count; ++k) {
      if (lies_in(inner, outer.hits[k].place())) return true;
    }
    return false;
  }

  // What the next spot, and the one before ("Texas' Paris", "Iraq's Anbar"), say about where this one lies.
  void add_containment(std::size_t i, Group& group) const {
    const Spot& spot = spots_[i];
    for (std::size_t k = 0; k < group.candidates.size(); ++k) {
      const PlaceIndex place = group.candidates[k].place;
      double score = kind_word_score(spot, gazetteer_.place(place).kind);
      if (i + 1 < spots_.size()) score += container_score(place, spot, spots_[i + 1]);
      if (i > 0 && spot.first - spots_[i - 1].end <= 1 && lies_in_any(place, spots_[i - 1]))
        score += kNearContainer;
      group.containment[k] = std::max(group.containment[k], score);
    }
  }

  [[nodiscard]] double container_score(PlaceIndex place, const Spot& spot, const Spot& next) const {
    const std::size_t between = next.first - spot.end;
    if (between > 6 || !lies_in_any(place, next)) return 0;
    const Gap gap = words_[next.first].before;
    const bool comma = between == 0 && gap == Gap::comma;
    const bool bracket = between == 0 && gap == Gap::other;
    if (comma && !next.demonym()) return kContained;
    return bracket ? kContained / 2 : kNearContainer;
  }

  // "Anbar province", "the city of Basra", "Douglas County".
  [[nodiscard]] double kind_word_score(const Spot& spot, PlaceKind kind) const {
    const std::string_view after = spot.end < words_.size() && words_[spot.end].before == Gap::blank
                                       ? std::string_view(words_[spot.end].key)
                                       : std::string_view();
    const bool of = spot.first > 1 && words_[spot.first - 1].key == "of";
    const std::string_view before = of ? std::string_view(words_[spot.first - 2].key) : std::string_view();
    for (const std::string_view word : {after, before}) {
      if (kind == PlaceKind::province && (word == "province" || word == "governorate" || word == "state" ||
                                          word == "oblast" || word == "region")) {
        return kKindWord;
      }
      if (kind == PlaceKind::district && (word == "district" || word == "county")) return kKindWord;
      if (kind == PlaceKind::city &&
          (word == "city" || word == "town" || word == "village" || word == "suburb")) {
        return kKindWord;
      }
    }
    return 0;
  }

  static double weight_of(const Spot& spot) { return spot.loose ? 0.2 : spot.confidence; }

  void vote(PlaceIndex place, double weight, const Group* group, Votes& votes) const {
    const PlaceRecord& record = gazetteer_.place(place);
    if (record.country[0] != 0) {
      votes.countries[packed_code(record)] += weight;
      votes.country_total += weight;
    }
    if (const PlaceIndex province = province_of(place); province != kNoPlace) {
      votes.provinces[province] += weight;
      votes.province_total += weight;
    }
    const bool narrow = is_small(record.kind) || record.radius_km < 150;
    if (narrow && record.kind != PlaceKind::country && has_point(record) && weight >= kMinPointWeight) {
      votes.points.push_back({record.latitude, record.longitude, place, weight, group});
    }
  }

  // Each name votes for its likeliest bearers, together about once; five mentions count less than five names.
  // Names of many bearers thus find each other: the one province that all of them have a bearer in collects
  // from all.
  void fill_ballots(Group& group, double sharpness) const {
    double weight = 0;
    for (const std::size_t i : group.spots) weight += weight_of(spots_[i]);
    weight = std::min(weight, 1 + std::log2(1 + weight));
    group.ballots.clear();
    group.cast = 0;
    if (group.scores.empty()) return;
    const double best = *std::max_element(group.scores.begin(), group.scores.end());
    double sum = 0;
    for (const double score : group.scores) sum += std::exp(sharpness * (score - best));
    for (std::size_t k = 0; k < group.scores.size(); ++k) {
      const double part = std::exp(sharpness * (group.scores[k] - best)) / sum;
      if (part < kMinBallot) continue;
      group.ballots.push_back({group.candidates[k].place, weight * part});
      group.cast += weight * part;
    }
  }

  Votes take_votes(double sharpness) {
    Votes votes;
    for (Group& group : groups_) {
      fill_ballots(group, sharpness);
      for (const Ballot& ballot : group.ballots) vote(ballot.place, ballot.weight, &group, votes);
    }
    for (const PlaceIndex home : hints_.home) {
      vote(home, kHomeVote / static_cast<double>(hints_.home.size()), nullptr, votes);
    }
    return votes;
  }

  [[nodiscard]] static double share(double own, double total) {
    return total > 1e-6 ? std::max(0.0, own / total) : 0;
  }

  // The votes that other names cast for where this candidate lies.
  [[nodiscard]] double support(PlaceIndex place, const Group& group, const Votes& votes) const {
    const PlaceRecord& record = gazetteer_.place(place);
    const PlaceIndex province = province_of(place);
    double own_country = 0;
    double own_province = 0;
    double own_provinces = 0;
    for (const Ballot& ballot : group.ballots) {
      const PlaceIndex other = province_of(ballot.place);
      if (packed_code(gazetteer_.place(ballot.place)) == packed_code(record)) own_country += ballot.weight;
      if (other == province) own_province += ballot.weight;
      if (other != kNoPlace) own_provinces += ballot.weight;
    }
    double score = 0;
    if (const auto found = votes.countries.find(packed_code(record)); found != votes.countries.end()) {
      const double others = found->second - own_country;
      score +=
          kCountryShare * share(others, votes.country_total - group.cast) + kCountryPresent * present(others);
    }
    if (record.kind == PlaceKind::country) return score;
    if (const auto found = votes.provinces.find(province);
        province != kNoPlace && found != votes.provinces.end()) {
      const double others = found->second - own_province;
      score += kProvinceShare * share(others, votes.province_total - own_provinces) +
               kProvincePresent * present(others);
    }
    return score + nearness(record, place, group, votes);
  }

  // 0 for no vote, 1 for half a vote and more.
  [[nodiscard]] static double present(double votes) { return std::clamp(votes / kPresent, 0.0, 1.0); }

  [[nodiscard]] PlaceIndex province_of(PlaceIndex place) const {
    const PlaceRecord& record = gazetteer_.place(place);
    return record.kind == PlaceKind::province ? place : record.province;
  }

  [[nodiscard]] double nearness(const PlaceRecord& record, PlaceIndex place, const Group& group,
                                const Votes& votes) const {
    double best = 0;
    for (const Point& point : votes.points) {
      if (point.place == place || point.group == &group) continue;
      // A degree of latitude is 111 km: most points need no trigonometry.
      if (std::abs(point.latitude - static_cast<double>(record.latitude)) > 5 * kNearnessKm / 111) continue;
      const double km = distance_km(record.latitude, record.longitude, point.latitude, point.longitude);
      best = std::max(best, std::min(1.0, point.weight) * std::exp(-km / kNearnessKm));
    }
    return kNearness * best;
  }

  // Whether the city lies in a small province of its own name ("Geneva"): the city is meant then.
  [[nodiscard]] bool names_own(const Group& group, const PlaceRecord& city) const {
    return city.province != kNoPlace && gazetteer_.place(city.province).radius_km < kSmallProvinceKm &&
           std::any_of(group.candidates.begin(), group.candidates.end(),
                       [&](const Candidate& candidate) { return candidate.place == city.province; });
  }

  void score(Group& group, const Votes& votes) const {
    for (std::size_t k = 0; k < group.candidates.size(); ++k) {
      const PlaceRecord& record = gazetteer_.place(group.candidates[k].place);
      const bool overshadowed = group.has_area && is_small(record.kind) &&
                                record.seat != PlaceSeat::country && !names_own(group, record);
      const double others = support(group.candidates[k].place, group, votes);
      group.scores[k] =
          group.candidates[k].prior + group.containment[k] + (overshadowed ? others * kOvershadowed : others);
    }
  }

  // Return the index of the highest score and its lead over the second.
  static std::pair<std::size_t, double> best_of(const std::vector<double>& scores) {
    const auto best = std::max_element(scores.begin(), scores.end());
    double second = -1e9;
    for (auto at = scores.begin(); at != scores.end(); ++at) {
      if (at != best) second = std::max(second, *at);
    }
    const double lead = scores.size() > 1 ? *best - second : kOnlyBearer;
    return {static_cast<std::size_t>(best - scores.begin()), lead};
  }

  // Loose spellings count only in countries that other names speak of.
  [[nodiscard]] bool stands(const Group& group, PlaceIndex place, const Votes& votes) const {
    if (!spots_[group.spots.front()].loose) return true;
    const auto found = votes.countries.find(packed_code(gazetteer_.place(place)));
    return found != votes.countries.end() &&
           found->second > 0.5 + 0.2 * static_cast<double>(group.spots.size());
  }

  void answer_names(const Votes& votes) {
    for (Group& group : groups_) {
      if (group.candidates.empty()) continue;
      score(group, votes);
    }
    for (const Group& group : groups_) {
      Resolved answer;
      const auto [best, lead] = best_of(group.scores);
      if (best < group.candidates.size() && stands(group, group.candidates[best].place, votes)) {
        answer.place = group.candidates[best].place;
        answer.margin = lead;
        answer.support = support(answer.place, group, votes) + group.containment[best] / 2;
      }
      for (const std::size_t i : group.spots) answers_[i] = answer;
    }
  }

  const std::vector<Spot>& spots_;
  const std::vector<PlaceWord>& words_;
  const Gazetteer& gazetteer_;
  const ResolveHints& hints_;
  std::vector<Group> groups_;
  std::vector<Resolved> answers_;
};

}  // namespace

double distance_km(double latitude1, double longitude1, double latitude2, double longitude2) {
  constexpr double kRadian = 3.14159265358979323846 / 180;
  constexpr double kEarthKm = 12742;  // diameter
  const double a = std::sin((latitude2 - latitude1) * kRadian / 2);
  const double b = std::sin((longitude2 - longitude1) * kRadian / 2);
  const double h = a * a + std::cos(latitude1 * kRadian) * std::cos(latitude2 * kRadian) * b * b;
  return kEarthKm * std::asin(std::min(1.0, std::sqrt(h)));
}

std::vector<Resolved> resolve_spots(const std::vector<Spot>& spots, const std::vector<PlaceWord>& words,
                                    const Gazetteer& gazetteer, const ResolveHints& hints) {
  return Resolver(spots, words, gazetteer, hints).run();
}

}  // namespace dragoman

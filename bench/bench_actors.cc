// Actors: mentions and actors of the example reports, and names compared across spellings.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "bench/bench.h"
#include "read/actor/actors.h"
#include "read/syntax/layer.h"

namespace dragoman::bench {
namespace {

constexpr int kRounds = 40;

// A text of our own, long enough to time: paragraphs about made-up and public people, repeated.
Report sample_report() {
  static constexpr std::string_view kParagraphs[] = {
      "OSLO (Example News) - Norwegian Foreign Minister Kari Lund said on Monday that Norway would send "
      "observers to the talks "
      "between Chile and Peru, and that the Peruvian defence ministry had asked for them.",
      "The minister told reporters that she had spoken with her counterpart in Lima, Jorge Quispe, and with "
      "officials of the "
      "United Nations. \"They are ready,\" she said.",
      "Islamic State (IS) militants, meanwhile, attacked Iraqi security forces west of Ramadi, the Iraqi "
      "army said. ISIL did "
      "not comment. The two countries called on Moscow and Washington to support the government in Baghdad."};
  Report report;
  report.language = "en";
  for (int copy = 0; copy < 8; ++copy) {
    for (const std::string_view paragraph : kParagraphs) {
      if (!report.text.empty()) report.text += '\n';
      const auto begin = static_cast<std::uint32_t>(report.text.size());
      report.text += paragraph;
      report.blocks.push_back(
          {BlockKind::paragraph, {begin, static_cast<std::uint32_t>(report.text.size())}});
    }
  }
  return report;
}

Section mentions(const actor::ActorKnowledge& knowledge, const syntax::Models& english) {
  const Report report = sample_report();
  Reading tagged;
  syntax::read_syntax(report, english, tagged);
  std::size_t found = 0;
  double spent = 0;
  for (int round = 0; round < kRounds; ++round) {
    Reading reading = tagged;
    const double start = cpu_seconds();
    actor::read_actors(report, knowledge, reading);
    spent += cpu_seconds() - start;
    found += reading.mentions.size();
  }
  const double megabytes = static_cast<double>(report.text.size()) * kRounds / 1e6;
  return {
      "actors",
      std::to_string(kRounds) + " readings of a report of " + std::to_string(report.text.size()) + " bytes",
      {{"mb_per_s", megabytes / spent}, {"mentions_per_s", static_cast<double>(found) / spent}}};
}

Section comparisons(const actor::ActorKnowledge& knowledge) {
  const actor::NameMatcher& matcher = knowledge.matcher;
  std::vector<actor::PersonName> names;
  for (const actor::ListedActor& listed : knowledge.list.actors()) {
    if (listed.type != EntityType::person) continue;
    for (const std::string& name : listed.names) names.push_back(matcher.parse(name));
  }
  names.resize(std::min<std::size_t>(names.size(), 400));
  const double start = cpu_seconds();
  std::size_t same = 0;
  for (const actor::PersonName& a : names) {
    for (const actor::PersonName& b : names) same += matcher.same_person(a, b) ? 1U : 0U;
  }
  const double spent = cpu_seconds() - start;
  const double compared = static_cast<double>(names.size()) * static_cast<double>(names.size());
  return {"names",
          std::to_string(names.size()) + " listed names, each with each; same: " + std::to_string(same),
          {{"comparisons_per_s", compared / spent}}};
}

}  // namespace

std::vector<Section> bench_actors(const Inputs& inputs) {
  const auto knowledge = actor::ActorKnowledge::load(inputs.knowledge);
  const auto english = syntax::Models::load(inputs.knowledge / "models", "en");
  if (!knowledge || !english) return {};
  return {mentions(*knowledge, *english), comparisons(*knowledge)};
}

}  // namespace dragoman::bench

// Times and quantities: MB of text a second and core, by language. The texts are sentences of our own,
// repeated.
#include <array>
#include <string>
#include <string_view>

#include "bench/bench.h"
#include "read/value/values.h"

namespace dragoman::bench {
namespace {

constexpr double kMinSeconds = 0.5;         // of measuring a language
constexpr std::size_t kReportBytes = 8000;  // a report's usual size

struct Sample {
  std::string_view language;
  std::string_view text;
};

constexpr std::array<Sample, 3> kSamples = {{
    {"en",
     "The ministry said on Tuesday that about 2,700 people had left the valley since the end of April, when "
     "the "
     "river rose by four meters. Engineers who came last week found that the older of the two dams needs "
     "repairs. "
     "The governor promised $2.5 million for new roads, but farmers doubt that the money will come this "
     "year. "},
    {"ru",
     "В министерстве во вторник сообщили, что с конца апреля, когда река поднялась на четыре метра, долину "
     "покинули "
     "около 2 700 человек. Инженеры, приехавшие на прошлой неделе, нашли, что старой плотине нужен ремонт. "},
    {"ar",
     "قالت الوزارة يوم الثلاثاء إن نحو 2700 شخص غادروا الوادي منذ نهاية أبريل بعد أن ارتفع النهر أربعة "
     "أمتار. ووعد "
     "المحافظ بمبلغ مليوني دولار لبناء طرق جديدة هذا العام. "},
}};

Report report_of(const Sample& sample) {
  Report report;
  report.language = sample.language;
  report.published.value = "2015-05-26";
  while (report.text.size() < kReportBytes) {
    const auto begin = static_cast<std::uint32_t>(report.text.size());
    report.text += sample.text;
    report.blocks.push_back({BlockKind::paragraph, {begin, static_cast<std::uint32_t>(report.text.size())}});
  }
  return report;
}

double megabytes_per_second(const Report& report, const ValueKnowledge& knowledge) {
  const double begin = cpu_seconds();
  std::size_t bytes = 0;
  while (cpu_seconds() - begin < kMinSeconds) {
    Reading reading;
    find_values(report, knowledge, reading);
    bytes += report.text.size();
  }
  return static_cast<double>(bytes) / 1e6 / (cpu_seconds() - begin);
}

}  // namespace

std::vector<Section> bench_value(const Inputs& inputs) {
  const Result<ValueKnowledge> knowledge = ValueKnowledge::load(inputs.knowledge);
  if (!knowledge) return {};
  Section section{"value", "reports of 8 kB, times and quantities together", {}};
  for (const Sample& sample : kSamples)
    section.figures.push_back(
        {std::string(sample.language) + "_mb_per_s", megabytes_per_second(report_of(sample), *knowledge)});
  return {section};
}

}  // namespace dragoman::bench

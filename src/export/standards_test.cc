#include "export/standards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "export/csv.h"

namespace dragoman {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

const Codebook& codebook() {
  static const Codebook loaded = Codebook::load(DRAGOMAN_CODEBOOK_DIR).value();
  return loaded;
}

StoredClaim claim(std::string id, std::string frame, std::string phase,
                  std::vector<StoredArgument> arguments) {
  StoredClaim out;
  out.id = std::move(id);
  out.report_id = "r";
  out.outlet = "Harbour Times";
  out.published = "2031-05-22T06:15:00Z";
  out.frame = std::move(frame);
  out.phase = std::move(phase);
  out.arguments = std::move(arguments);
  out.chain = {{"Ada Lindqvist"}, {"Harbour Times"}};
  TimeExpression time;
  time.interval = {parse_day("2031-05-20"), parse_day("2031-05-20")};
  time.grain = Grain::day;
  out.time = time;
  Place place;
  place.name = "Ness";
  place.country = "SY";
  place.latitude = 35.5;
  place.longitude = 38.25;
  out.places = {place};
  return out;
}

StoredArgument party(std::string role, std::string text, std::string country, std::string sector) {
  return {std::move(role), std::move(text), "", {}, std::move(country), std::move(sector)};
}

Quantity count(double value, Relation relation = Relation::exactly) {
  Quantity quantity;
  quantity.value = value;
  quantity.relation = relation;
  return quantity;
}

// An air strike with eleven dead, told in two claims of one happening.
std::vector<StoredClaim> strike() {
  StoredClaim act =
      claim("r-01", "air_operation", "strike",
            {party("actor", "Northland air force", "RU", "MIL"), party("target", "rebels", "SY", "REB")});
  StoredClaim dead = claim("r-02", "casualties", "killed", {party("victims", "rebels", "SY", "REB")});
  dead.quantities = {count(11, Relation::at_least)};
  act.event_key = dead.event_key = "r:e1";
  return {act, dead};
}

// The fields of a row by the names of their columns.
std::map<std::string_view, std::string> named(Standard standard, const Row& row) {
  const auto columns = columns_of(standard);
  EXPECT_EQ(columns.size(), row.size());
  std::map<std::string_view, std::string> out;
  for (std::size_t k = 0; k < std::min(columns.size(), row.size()); ++k) out[columns[k]] = row[k];
  return out;
}

TEST(Standards, AirStrikeInEachTable) {
  const auto claims = strike();
  const auto acled = rows_of(Standard::acled, codebook(), claims);
  ASSERT_THAT(acled, SizeIs(1)) << "deaths are no event of their own";
  auto row = named(Standard::acled, acled[0]);
  EXPECT_EQ(row["event_type"], "Explosions/Remote violence");
  EXPECT_EQ(row["sub_event_type"], "Air/drone strike");
  EXPECT_EQ(row["actor1"], "Northland air force");
  EXPECT_EQ(row["fatalities"], "11");
  EXPECT_EQ(row["event_date"], "2031-05-20");
  EXPECT_EQ(row["time_precision"], "1");
  EXPECT_EQ(row["country"], "SYR");
  EXPECT_EQ(row["latitude"], "35.5000");
  EXPECT_EQ(row["source"], "Ada Lindqvist < Harbour Times");

  const auto ged = rows_of(Standard::ged, codebook(), claims);
  ASSERT_THAT(ged, SizeIs(1));
  row = named(Standard::ged, ged[0]);
  EXPECT_EQ(row["type_of_violence"], "1");
  EXPECT_EQ(row["best"], "11");
  EXPECT_EQ(row["low"], "11");
  EXPECT_EQ(row["deaths_unknown"], "11");

  row = named(Standard::plover, rows_of(Standard::plover, codebook(), claims).at(0));
  EXPECT_EQ(row["event_type"], "ASSAULT");
  EXPECT_EQ(row["source_code"], "RUS");
  EXPECT_EQ(row["source_sector"], "MIL");
  EXPECT_EQ(row["target_sector"], "REB");
  EXPECT_EQ(row["dead"], "11");

  row = named(Standard::cameo, rows_of(Standard::cameo, codebook(), claims).at(0));
  EXPECT_EQ(row["event_code"], "195");
  EXPECT_EQ(row["source_code"], "RUSMIL");
  EXPECT_EQ(row["quad_class"], "4");
  EXPECT_THAT(rows_of(Standard::sipri, codebook(), claims), IsEmpty());
}

TEST(Standards, DeliveryOfArms) {
  StoredClaim delivery =
      claim("r-01", "arms_transfer", "delivered",
            {party("supplier", "Northland", "RU", ""), party("recipient", "Southland", "IQ", ""),
             party("items", "Mi-28 helicopters", "", "")});
  delivery.quantities = {count(6, Relation::about)};
  const std::vector<StoredClaim> claims = {delivery};
  auto row = named(Standard::sipri, rows_of(Standard::sipri, codebook(), claims).at(0));
  EXPECT_EQ(row["supplier"], "Northland");
  EXPECT_EQ(row["designation"], "Mi-28 helicopters");
  EXPECT_EQ(row["number_delivered"], "(6)") << "what is uncertain stands in brackets";
  EXPECT_EQ(row["years_of_delivery"], "2031");
  EXPECT_EQ(row["number_ordered"], "");
  EXPECT_THAT(rows_of(Standard::acled, codebook(), claims), IsEmpty());
  EXPECT_THAT(rows_of(Standard::ged, codebook(), claims), IsEmpty());

  StoredClaim plan = delivery;
  plan.phase = "agreed";
  plan.modality = Modality::planned;
  EXPECT_THAT(rows_of(Standard::sipri, codebook(), std::vector{plan}), IsEmpty()) << "a plan is no order";
}

TEST(Standards, WhatIsNoEventHasNoRow) {
  struct Case {
    const char* name;
    void (*change)(StoredClaim&);
  };
  const Case cases[] = {
      {"negated", [](StoredClaim& c) { c.negative = true; }},
      {"denied", [](StoredClaim& c) { c.modality = Modality::denied; }},
      {"planned", [](StoredClaim& c) { c.modality = Modality::planned; }},
      {"habitual", [](StoredClaim& c) { c.modality = Modality::habitual; }},
      {"a running total", [](StoredClaim& c) { c.phase = "tally"; }},
      {"told before", [](StoredClaim& c) { c.repeat = true; }},
      {"rejected", [](StoredClaim& c) { c.decision.verdict = Verdict::rejected; }},
      {"no frame of ours", [](StoredClaim& c) { c.frame = "weather"; }},
  };
  for (const Case& one : cases) {
    std::vector<StoredClaim> claims = {strike()[0]};
    one.change(claims[0]);
    EXPECT_THAT(rows_of(Standard::acled, codebook(), claims), IsEmpty()) << one.name;
  }
}

TEST(Standards, NamesOfFormats) {
  for (const char* name : {"plover", "cameo", "acled", "ged", "sipri"}) {
    const auto standard = standard_named(name);
    ASSERT_TRUE(standard) << name;
    EXPECT_GE(columns_of(*standard).size(), 10U);
  }
  EXPECT_FALSE(standard_named("ACLED"));
  EXPECT_FALSE(standard_named(""));
}

TEST(Csv, QuotesAndDefuses) {
  const Row row = {"a", "b,c", "say \"no\"", "two\nlines", "=1+1", "-4", "@x", ""};
  EXPECT_EQ(csv_line(row), "a,\"b,c\",\"say \"\"no\"\"\",\"two\nlines\",'=1+1,-4,'@x,\n");
}

}  // namespace
}  // namespace dragoman

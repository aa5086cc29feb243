#include "train/syntax/matrix.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace dragoman::train {
namespace {

// Columns beyond those asked for, and passes over the matrix, that make the randomised decomposition exact
// enough (Halko, Martinsson and Tropp 2011, section 4).
constexpr std::size_t kOversampling = 16;
constexpr int kPowerPasses = 2;

void add_scaled(std::span<float> to, std::span<const float> from, float by) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += by * from[i];
}

// Return a^T a for a tall matrix.
Matrix gram(const Matrix& a) {
  Matrix out(a.columns, a.columns);
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < a.columns; ++j) add_scaled(out.row(j), a.row(i), a.row(i)[j]);
  return out;
}

Matrix times(const Matrix& a, const Matrix& b) {
  Matrix out(a.rows, b.columns);
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < a.columns; ++j) add_scaled(out.row(i), b.row(j), a.row(i)[j]);
  return out;
}

}  // namespace

Matrix times(const SparseMatrix& a, const Matrix& b) {
  Matrix out(a.rows(), b.columns);
  for (std::size_t i = 0; i < a.rows(); ++i)
    for (std::size_t k = a.starts[i]; k < a.starts[i + 1]; ++k)
      add_scaled(out.row(i), b.row(a.column[k]), a.value[k]);
  return out;
}

Matrix transposed_times(const SparseMatrix& a, const Matrix& b) {
  Matrix out(a.columns, b.columns);
  for (std::size_t i = 0; i < a.rows(); ++i)
    for (std::size_t k = a.starts[i]; k < a.starts[i + 1]; ++k)
      add_scaled(out.row(a.column[k]), b.row(i), a.value[k]);
  return out;
}

void orthonormalise(Matrix& m) {
  // m (V / sqrt(L)) with m^T m = V L V^T spans the same space with orthonormal columns; twice for accuracy.
  for (int pass = 0; pass < 2; ++pass) {
    const Eigen e = eigen_of(gram(m));
    Matrix turn(m.columns, m.columns);
    for (std::size_t j = 0; j < m.columns; ++j) {
      if (e.values[j] <= 1e-6F * e.values[0]) continue;
      for (std::size_t i = 0; i < m.columns; ++i)
        turn.row(i)[j] = e.vectors.row(j)[i] / std::sqrt(e.values[j]);
    }
    m = times(m, turn);
  }
}

Eigen eigen_of(Matrix a) {
  const std::size_t n = a.rows;
  Matrix v(n, n);
  for (std::size_t i = 0; i < n; ++i) v.row(i)[i] = 1;
  for (int sweep = 0; sweep < 30; ++sweep) {
    double off = 0, on = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) (i == j ? on : off) += double{a.row(i)[j]} * a.row(i)[j];
    if (off <= 1e-12 * on) break;
    for (std::size_t p = 0; p < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) {
        const double apq = a.row(p)[q];
        if (apq == 0) continue;
        const double theta = (a.row(q)[q] - a.row(p)[p]) / (2 * apq);
        const double t = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const auto c = static_cast<float>(1 / std::sqrt(t * t + 1));
        const auto s = static_cast<float>(t) * c;
        for (std::size_t k = 0; k < n; ++k) {
          const float kp = a.row(k)[p], kq = a.row(k)[q];
          a.row(k)[p] = c * kp - s * kq;
          a.row(k)[q] = s * kp + c * kq;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const float pk = a.row(p)[k], qk = a.row(q)[k];
          a.row(p)[k] = c * pk - s * qk;
          a.row(q)[k] = s * pk + c * qk;
          const float vp = v.row(p)[k], vq = v.row(q)[k];
          v.row(p)[k] = c * vp - s * vq;
          v.row(q)[k] = s * vp + c * vq;
        }
      }
  }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](auto x, auto y) { return a.row(x)[x] > a.row(y)[y]; });
  Eigen out{Matrix(n, n), std::vector<float>(n)};
  for (std::size_t i = 0; i < n; ++i) {
    out.values[i] = a.row(order[i])[order[i]];
    std::copy(v.row(order[i]).begin(), v.row(order[i]).end(), out.vectors.row(i).begin());
  }
  return out;
}

Matrix embed(const SparseMatrix& a, std::size_t dimensions) {
  const std::size_t wide = dimensions + kOversampling;
  Matrix q(a.columns, wide);
  std::mt19937_64 random(1);
  for (float& x : q.values)
    x = static_cast<float>(static_cast<double>(random() >> 11U) / double(1ULL << 53U) - 0.5);
  Matrix left = times(a, q);
  for (int pass = 0; pass < kPowerPasses; ++pass) {
    orthonormalise(left);
    left = times(a, transposed_times(a, left));
  }
  orthonormalise(left);
  // a ~ left (left^T a); the singular vectors of the small factor turn `left` into those of a.
  const Eigen e = eigen_of(gram(transposed_times(a, left)));
  Matrix turn(wide, dimensions);
  for (std::size_t j = 0; j < dimensions; ++j)
    for (std::size_t i = 0; i < wide; ++i)
      turn.row(i)[j] = e.vectors.row(j)[i] * std::pow(std::max(e.values[j], 0.0F), 0.25F);
  return times(left, turn);
}

void normalise_rows(Matrix& m) {
  for (std::size_t i = 0; i < m.rows; ++i) {
    float sum = 0;
    for (const float x : m.row(i)) sum += x * x;
    if (sum <= 0) continue;
    for (float& x : m.row(i)) x /= std::sqrt(sum);
  }
}

}  // namespace dragoman::train

package org.chairside.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.chairside.trial.CapacityModel.Cost;
import org.junit.jupiter.api.Test;

/** The figures of {@code docs/scaling.md} follow from those of the last benchmark. */
class CapacityModelTest {

  private static final Path PAGE = Path.of("docs", "scaling.md");

  @Test
  void pageHasTheFiguresOfTheLastBenchmark() throws IOException {
    CapacityModel model = CapacityModel.ofTheLastBenchmark();
    assertThat(Files.readAllLines(PAGE))
        .containsSubsequence(
            LongStream.of(1, 10, 100, 1_000, 10_000, 100_000).mapToObj(model::row).toList());
  }

  @Test
  void costsAreThoseOfTheLastTwoColumns() {
    String figures = "| GET it | 336 | 45.9 | 70.8 | 87.3 | 2.31 | 3.49 |\n";
    assertThat(Cost.of("GET it", figures)).isEqualTo(new Cost(2.31, 3.49));
    assertThatThrownBy(() -> Cost.of("GET", figures)).isInstanceOf(IllegalStateException.class);
  }
}

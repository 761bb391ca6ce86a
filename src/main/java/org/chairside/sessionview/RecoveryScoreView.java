package org.chairside.sessionview;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.message.Message;
import org.chairside.observation.RecoveryScale;
import org.chairside.observation.RecoveryScore;
import org.chairside.observation.ScoredItem;
import org.jspecify.annotations.Nullable;

/**
 * A recovery as it was scored.
 *
 * @param total null where an item is missing
 * @param complete whether no item is missing
 * @param missing the codes of the items that are
 */
public record RecoveryScoreView(
    UUID id,
    RecoveryScale scale,
    Message title,
    Instant assessedAt,
    @Nullable Integer total,
    int most,
    boolean complete,
    List<String> missing,
    List<ScoredItemView> items,
    Instant createdAt,
    @Nullable UUID createdBy) {

  /**
   * The points of one item.
   *
   * @param points null where it is missing
   * @param wording what the points mean; null where they are missing
   * @param derived whether they follow from the latest vital signs
   * @param byDefinition whether they are what the item has after an infusion unless entered
   */
  public record ScoredItemView(
      String code,
      Message title,
      @Nullable Integer points,
      @Nullable Message wording,
      boolean derived,
      boolean byDefinition) {}

  public static RecoveryScoreView of(RecoveryScore score) {
    Map<String, ScoredItem> points = new HashMap<>();
    score.items().forEach(item -> points.put(item.code(), item));
    List<ScoredItemView> items =
        score.scale().items().stream().map(item -> view(item, points.get(item.code()))).toList();
    return new RecoveryScoreView(
        score.id(),
        score.scale(),
        score.scale().message(),
        score.assessedAt(),
        score.total(),
        score.scale().most(),
        score.total() != null,
        items.stream().filter(item -> item.points() == null).map(ScoredItemView::code).toList(),
        items,
        score.createdAt(),
        score.createdBy());
  }

  private static ScoredItemView view(RecoveryScale.Item item, @Nullable ScoredItem scored) {
    Integer points = scored == null ? null : scored.points();
    return new ScoredItemView(
        item.code(),
        item.title(),
        points,
        points == null ? null : item.wording(points),
        scored != null && scored.derived(),
        scored != null && scored.byDefinition());
  }
}

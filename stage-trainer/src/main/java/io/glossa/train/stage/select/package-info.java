/**
 * What a stage trains: from the words of a plan to the leaves of a model.
 *
 * <p><b>Vocabulary.</b> A <i>part</i> is the word for some leaves, such as {@code blocks.odd}
 * ({@link io.glossa.train.stage.select.Selector}). A stage's {@code trains} lists parts, each with a learning rate and a decay of
 * its own if it wants ({@link io.glossa.train.stage.select.PartSettings}). A <i>group</i>
 * ({@link io.glossa.train.stage.select.TrainedGroup}) is what one entry chose in one model.
 *
 * <p><b>Parts.</b>
 *
 * <table>
 * <caption>Parts and what they choose</caption>
 * <tr><td>{@code embeddings.new}, {@code .old}, {@code .all}</td><td>rows of added tokens, rows that the base had, both</td></tr>
 * <tr><td>{@code head.new}, {@code .old}, {@code .all}</td><td>the same of a head that is not the embeddings</td></tr>
 * <tr><td>{@code blocks.all}, {@code .odd}, {@code .even}</td><td>transformer blocks: matrices, biases and norms</td></tr>
 * <tr><td>{@code blocks.lowest 4}, {@code blocks.highest 2}</td><td>the blocks next to the input, next to the head</td></tr>
 * <tr><td>{@code blocks.3..8}, {@code blocks.5}</td><td>blocks by number, both ends counted</td></tr>
 * <tr><td>{@code norms}</td><td>the scales of all norms, that behind the last block included</td></tr>
 * <tr><td>{@code lora}</td><td>the factors of the stage's adapter</td></tr>
 * <tr><td>{@code all}</td><td>everything but an adapter</td></tr>
 * </table>
 *
 * <p>Blocks are numbered from 1, as papers do: {@code blocks.1} is {@code model.layers.0}, and it is odd.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Every part of a stage chooses something, or the stage is refused with the way out.
 *   <li>A leaf has one learning rate and one decay, whoever names it.
 * </ol>
 */
package io.glossa.train.stage.select;

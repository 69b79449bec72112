package io.glossa.init;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * One way to fill both matrices, to be compared with others.
 *
 * <p>Written as the name of a method or preset, as a method with parameters ({@link MethodChoice}), or as
 * {@code {name: mine, inputs: subtoken-mean, head: first-part}}.
 *
 * @param name for reports; that of its choices unless given
 * @param inputs for the embeddings, and for the one matrix of a tied model
 * @param head for the head of its own; equal to {@code inputs} unless chosen
 */
public record Candidate(String name, MethodChoice inputs, MethodChoice head) {
    private static final Set<String> KEYS = Set.of("name", "inputs", "head");

    public Candidate {
        name = name == null ? label(inputs, head) : name;
        if (!name.matches("[^\\s\\p{Cntrl}][^\\p{Cntrl}]*")) {
            throw new ConfigException("name: '" + name + "'; expected a word or a few");
        }
    }

    /** One choice for both matrices. */
    public static Candidate of(MethodChoice choice) {
        return new Candidate(null, choice, choice);
    }

    /** The method or preset of a name. */
    public static Candidate of(String name) {
        if (InitializationPresets.names().contains(name)) {
            return InitializationPresets.get(name);
        }
        Set<String> known = new TreeSet<>(EmbeddingInitializers.all().keySet());
        if (!known.contains(name)) {
            known.addAll(InitializationPresets.names());
            throw new ConfigException("strategies: " + NearestName.unknown("initialiser", name, known));
        }
        return of(MethodChoice.of(name));
    }

    /**
     * Every method with its defaults and every preset that a base and the files at hand allow, sorted by name; a preset that makes the
     * same rows as a method is left out.
     *
     * @param refused told the name of each that they do not allow, and why
     */
    public static List<Candidate> possible(ModelConfig base, AuxiliaryFiles files, BiConsumer<String, String> refused) {
        List<String> names = new ArrayList<>(EmbeddingInitializers.all().keySet());
        names.addAll(InitializationPresets.names());
        Map<List<MethodChoice>, Candidate> possible = new LinkedHashMap<>();
        for (String name : names) {
            Candidate candidate = of(name);
            try {
                candidate.check(base, files);
                possible.putIfAbsent(List.of(candidate.inputs(), candidate.head()), candidate);
            } catch (ConfigException e) {
                refused.accept(name, e.getMessage());
            }
        }
        return possible.values().stream()
                .sorted(Comparator.comparing(Candidate::name))
                .toList();
    }

    /** Reads the text or the mapping of settings. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Candidate read(JsonNode node) {
        if (node.isTextual()) {
            return of(node.textValue());
        }
        if (!node.has("inputs") && !node.has("head")) {
            return of(MethodChoice.read(node));
        }
        for (String key :
                ((ObjectNode) node).properties().stream().map(Map.Entry::getKey).toList()) {
            if (!KEYS.contains(key)) {
                throw new ConfigException("strategies: " + NearestName.unknown("key", key, KEYS));
            }
        }
        if (!node.has("inputs")) {
            throw new ConfigException("strategies: " + node + " has a head but no inputs; name a method for each");
        }
        MethodChoice inputs = MethodChoice.read(node.path("inputs"));
        return new Candidate(
                node.hasNonNull("name") ? node.path("name").asText() : null,
                inputs,
                node.has("head") ? MethodChoice.read(node.path("head")) : inputs);
    }

    /** Every choice for the inputs with every choice for the head. */
    static List<Candidate> pairs(List<MethodChoice> inputs, List<MethodChoice> heads) {
        return inputs.stream()
                .flatMap(input -> heads.isEmpty()
                        ? List.of(of(input)).stream()
                        : heads.stream().map(head -> new Candidate(null, input, head)))
                .toList();
    }

    /** Whether the head is filled in another way than the inputs, which only a model with a head of its own can have. */
    public boolean choosesHead() {
        return !inputs.equals(head);
    }

    /**
     * Refuses what cannot be done, before any work.
     *
     * <p><b>Errors.</b> {@link ConfigException} for a head chosen on its own in a tied model, and for an auxiliary file that is
     * missing.
     *
     * @param base configuration of the base
     */
    public void check(ModelConfig base, AuxiliaryFiles files) {
        if (base.tiedEmbeddings() && choosesHead()) {
            throw new ConfigException("init: candidate '" + name + "' chooses " + head.name()
                    + " for the head, but the base's head is tied to its embeddings: one matrix, one choice; leave head out, or"
                    + " untie the model first");
        }
        inputs.calls().forEach(call -> call.requireFiles(files));
        head.calls().forEach(call -> call.requireFiles(files));
    }

    /** Whether any of its methods, those that are asked after others among them, cannot do without a file. */
    public boolean needs(AuxiliaryFile file) {
        return Stream.concat(inputs.calls().stream(), head.calls().stream())
                .anyMatch(
                        call -> EmbeddingInitializers.get(call.method()).needs().contains(file));
    }

    /** The choice for a matrix. */
    MethodChoice choice(MatrixRole role) {
        return role == MatrixRole.HEAD ? head : inputs;
    }

    /** What {@link #read} reads. */
    @JsonValue
    Object written() {
        if (!choosesHead() && name.equals(inputs.name())) {
            return inputs;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("inputs", inputs);
        if (choosesHead()) {
            map.put("head", head);
        }
        return map;
    }

    private static String label(MethodChoice inputs, MethodChoice head) {
        return inputs.equals(head) ? inputs.name() : inputs.name() + "/" + head.name();
    }
}

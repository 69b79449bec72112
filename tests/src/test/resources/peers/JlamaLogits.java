import com.github.tjake.jlama.model.AbstractModel;
import com.github.tjake.jlama.model.ModelSupport;
import com.github.tjake.jlama.safetensors.DType;
import com.github.tjake.jlama.tensor.AbstractTensor;
import com.github.tjake.jlama.tensor.KvBufferCache;
import java.io.File;
import java.util.Arrays;
import java.util.Optional;

/** Run from source by a later Java: prints the logits that jlama finds after each id, one line a position. */
public class JlamaLogits {
    public static void main(String[] arguments) throws Exception {
        AbstractModel model = ModelSupport.loadModel(new File(arguments[0]), DType.F32, DType.F32);
        int[] ids = Arrays.stream(arguments[1].split(",")).mapToInt(Integer::parseInt).toArray();
        int vocabulary = model.getConfig().vocabularySize;
        try (KvBufferCache cache = new KvBufferCache(model);
                AbstractTensor logits = model.makeDenseTensor(vocabulary)) {
            KvBufferCache.KvBuffer buffer = cache.getEphemeralKvBuffer();
            for (int position = 0; position < ids.length; position++) {
                AbstractTensor output = model.forward(ids[position], position, buffer, Optional.empty());
                model.sample(output.slice(0), 0, 0, logits);
                StringBuilder line = new StringBuilder("logits");
                for (int id = 0; id < vocabulary; id++) {
                    line.append(' ').append(logits.get(0, id));
                }
                System.out.println(line);
            }
        }
        System.exit(0);
    }
}

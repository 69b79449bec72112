package io.glossa.train.kernel;

import io.glossa.run.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript file written without PyTorch: a module that has methods and no state.
 *
 * <p>The file is a zip of stored (not deflated) entries below one folder:
 *
 * <ul>
 *   <li>{@code data.pkl}: a pickle, protocol 2, of one object of the class with the attribute {@code training = True};
 *   <li>{@code code/__torch__.py}: the source of the class, compiled by libtorch when the file is loaded;
 *   <li>{@code constants.pkl}: the pickle of an empty tuple, for there are no tensor constants;
 *   <li>{@code version}: the version of the operator set that the source speaks.
 * </ul>
 *
 * <p><b>Determinism.</b> Equal source gives equal bytes: entries carry no clock.
 *
 * <p><b>Source.</b> {@code torch/csrc/jit/docs/serialization.md} of PyTorch.
 */
final class TorchScriptArchive {
    private static final String ROOT = "kernels/";
    /** The version that PyTorch 2.0 to 2.7 write: no operator is replaced by an older form on loading. */
    private static final String OPERATOR_VERSION = "10\n";

    private TorchScriptArchive() {}

    /**
     * Writes the archive.
     *
     * @param className the class in the source, such as {@code Kernels}
     * @param source TorchScript with names as serialised modules have them ({@code __torch__.NAME}, {@code torch.OPERATOR})
     */
    static void write(Path file, String className, String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, "data.pkl", module(className));
            put(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            put(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            put(zip, "version", OPERATOR_VERSION.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFiles.write(file, bytes.toByteArray());
    }

    private static byte[] module(String className) throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.write(new byte[] {(byte) 0x80, 2}); // protocol 2
        pickle.write(("c__torch__\n" + className + "\n").getBytes(StandardCharsets.US_ASCII)); // the class
        pickle.write(new byte[] {')', (byte) 0x81}); // an object of it, made with no arguments
        pickle.write(new byte[] {'}', '('}); // a dictionary of ...
        pickle.write(new byte[] {'X', 8, 0, 0, 0});
        pickle.write("training".getBytes(StandardCharsets.US_ASCII)); // ... training ...
        pickle.write(new byte[] {(byte) 0x88, 'u', 'b', '.'}); // ... = True, set as the object's state; end
        return pickle.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(ROOT + name);
        entry.setTime(0);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}

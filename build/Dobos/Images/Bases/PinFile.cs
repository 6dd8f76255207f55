using Dobos.Checkouts;
using Dobos.Json;
using Dobos.Printing;
using Dobos.Registries;

namespace Dobos.Images.Bases;

/// <summary>build/base-image.json, which pins the base image. Its text is in git; it changes only by UpdateBase, or by hand.</summary>
public sealed class PinFile(Checkout checkout)
{
    public const string Shown = "build/base-image.json";

    /// <summary>Null where no base image is pinned.</summary>
    public BasePin? Read()
    {
        var path = Path.Combine(checkout.Build, "base-image.json");
        if (!File.Exists(path))
            return null;

        List<JsonFinding> findings = [];
        var root = JsonFile.Read(path, JsonSchema.Embedded(typeof(PinFile).Assembly, "base-image.schema.json"), findings, Shown);
        var pin = findings is [] && root["base"] is { } node ? Read(node, findings) : null;
        return findings is [] ? pin : throw new InvalidJsonException(findings);
    }

    public void Write(BasePin pin)
    {
        var path = Path.Combine(checkout.Build, "base-image.json");
        File.WriteAllText($"{path}.part", JsonReport.Write(json =>
        {
            json.WriteString("$schema", "base-image.schema.json");
            json.WriteStartObject("base");
            json.WriteString("image", pin.Reference.ToString());
            json.WriteString("platform", pin.Platform.ToString());
            json.WriteString("digest", pin.Digest.Value);
            json.WriteEndObject();
        }) + "\n");
        File.Move($"{path}.part", path, overwrite: true);
    }

    private static BasePin? Read(Node node, List<JsonFinding> findings)
    {
        if (BaseReference.TryParse(node["image"]!.Text, out var reference))
            return new BasePin(reference, ImagePlatform.Parse(node["platform"]!.Text), Digest.Parse(node["digest"]!.Text));

        findings.Add(node["image"]!.Finding($"'{node["image"]!.Text}' is no image; write <registry>/<repository>:<tag>."));
        return null;
    }
}

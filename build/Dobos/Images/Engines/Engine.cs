using Cake.Core.IO;

namespace Dobos.Images.Engines;

/// <summary>A container engine that answers, as the client that can use BuildKit in it.</summary>
internal sealed record Engine(FilePath Client);

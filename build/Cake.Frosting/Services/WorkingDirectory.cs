using Cake.Core.IO;

namespace Cake.Frosting.Services;

internal sealed record WorkingDirectory(DirectoryPath Path);

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>Types of boxes and the like: four letters as a big-endian number (ISO/IEC 14496-12, 4.2; QuickTime File Format).</summary>
internal static class BoxType
{
    public const uint Ftyp = 0x66747970;
    public const uint Moov = 0x6D6F6F76;
    public const uint Mdat = 0x6D646174;
    public const uint Free = 0x66726565;
    public const uint Skip = 0x736B6970;
    public const uint Wide = 0x77696465;
    public const uint Pnot = 0x706E6F74;
    public const uint Uuid = 0x75756964;
    public const uint Styp = 0x73747970;

    public const uint Cmov = 0x636D6F76;
    public const uint Mvhd = 0x6D766864;
    public const uint Trak = 0x7472616B;
    public const uint Tkhd = 0x746B6864;
    public const uint Tref = 0x74726566;
    public const uint Chap = 0x63686170;
    public const uint Edts = 0x65647473;
    public const uint Elst = 0x656C7374;
    public const uint Mdia = 0x6D646961;
    public const uint Mdhd = 0x6D646864;
    public const uint Hdlr = 0x68646C72;
    public const uint Minf = 0x6D696E66;
    public const uint Vmhd = 0x766D6864;
    public const uint Dinf = 0x64696E66;
    public const uint Dref = 0x64726566;
    public const uint Url = 0x75726C20;

    public const uint Stbl = 0x7374626C;
    public const uint Stsd = 0x73747364;
    public const uint Stts = 0x73747473;
    public const uint Ctts = 0x63747473;
    public const uint Stss = 0x73747373;
    public const uint Stps = 0x73747073;
    public const uint Stsz = 0x7374737A;
    public const uint Stz2 = 0x73747A32;
    public const uint Stsc = 0x73747363;
    public const uint Stco = 0x7374636F;
    public const uint Co64 = 0x636F3634;

    public const uint Mvex = 0x6D766578;
    public const uint Mehd = 0x6D656864;
    public const uint Trex = 0x74726578;
    public const uint Moof = 0x6D6F6F66;
    public const uint Mfhd = 0x6D666864;
    public const uint Traf = 0x74726166;
    public const uint Tfhd = 0x74666864;
    public const uint Tfdt = 0x74666474;
    public const uint Trun = 0x7472756E;
    public const uint Sidx = 0x73696478;
    public const uint Mfra = 0x6D667261;
    public const uint Tfra = 0x74667261;
    public const uint Mfro = 0x6D66726F;

    public const uint Vide = 0x76696465;
    public const uint Soun = 0x736F756E;
    public const uint Sinf = 0x73696E66;
    public const uint Encv = 0x656E6376;
    public const uint Drmi = 0x64726D69;
    public const uint AvcC = 0x61766343;
    public const uint HvcC = 0x68766343;
    public const uint Esds = 0x65736473;

    /// <summary>The letters, for a person to read; what is no letter becomes a question mark.</summary>
    public static string Name(uint type) => string.Create(4, type, (text, value) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = (char)(value >> 24 - 8 * i & 0xFF);
            text[i] = letter is >= ' ' and <= '~' ? letter : '?';
        }
    });
}
